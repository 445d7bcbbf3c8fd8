import { useUrlParams } from '../../ui/use-url-params.ts'
import { type Show, shows, type TraceFilter } from './filters.ts'

export type FilterParams = TraceFilter & { set(change: Partial<TraceFilter>): void }

/** The filter of the list, kept in the address. */
export function useFilterParams(): FilterParams {
  const params = useUrlParams()
  const named = params.get('show')
  const filter = {
    text: params.get('text'),
    show: shows.find((show) => show === named) ?? 'all',
    service: params.get('service'),
    scenario: params.get('scenario'),
  }
  return {
    ...filter,
    set(change) {
      const { text, show, service, scenario } = { ...filter, ...change }
      params.set({ text, show: show === 'all' ? '' : (show satisfies Show), service, scenario })
    },
  }
}
