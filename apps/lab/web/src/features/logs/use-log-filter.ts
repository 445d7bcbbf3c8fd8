import { severities } from '@checkout/trace-model/severity'
import type { LogFilter } from '../../api/signals.ts'
import { useUrlParams } from '../../ui/use-url-params.ts'

export const noFilter: LogFilter = { text: '', service: '', severity: 'trace', traceId: '' }

export type LogFilterParams = { filter: LogFilter; set(change: Partial<LogFilter>): void }

/** The filter of the page of logs, kept in the address. */
export function useLogFilter(): LogFilterParams {
  const params = useUrlParams()
  const named = params.get('severity')
  const filter = {
    text: params.get('text'),
    service: params.get('service'),
    severity: severities.find((severity) => severity === named) ?? noFilter.severity,
    traceId: params.get('traceId'),
  }
  return {
    filter,
    set(change) {
      const { text, service, severity, traceId } = { ...filter, ...change }
      params.set({ text, service, severity: severity === noFilter.severity ? '' : severity, traceId })
    },
  }
}
