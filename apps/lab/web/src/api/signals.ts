import type { ErrorEvent, Log, Severity } from '@checkout/trace-model/model'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'
import { exceptionOf } from './logged-exception.ts'

/** Signals are read across traces: `['signals', …]`. News of a trace reads them again. */
export const signalsKey = ['signals'] as const

export type LogFilter = { text: string; service: string; severity: Severity; traceId: string }

/** `isCut`: there are older ones behind the last. */
export type LogList = { logs: Log[]; isCut: boolean }
export type ErrorList = { errors: ErrorEvent[]; logs: Log[]; isCut: boolean }

// Those that stand in no trace are told by no news.
const asked = { refetchInterval: 5_000, placeholderData: keepPreviousData, structuralSharing: false } as const

/** The newest `limit` logs that match. */
export function logsQuery(filter: LogFilter, limit: number) {
  return queryOptions({
    queryKey: [...signalsKey, 'logs', filter, limit],
    queryFn: ({ signal }) => readLogs({ ...filter, limit }, signal),
    ...asked,
  })
}

/** The newest `limit` error events, and as many logs that carry an exception. */
export function errorsQuery(limit: number) {
  return queryOptions({
    queryKey: [...signalsKey, 'errors', limit],
    queryFn: async ({ signal }): Promise<ErrorList> => {
      const [events, list] = await Promise.all([
        fetchJson<{ errors: ErrorEvent[]; nextCursor: string | null }>(`/api/errors?limit=${limit}`, { signal }),
        readLogs({ severity: 'error', limit }, signal),
      ])
      const logs = list.logs.filter(exceptionOf)
      return { errors: events.errors, logs, isCut: events.nextCursor !== null || list.isCut }
    },
    ...asked,
  })
}

async function readLogs(asked: Partial<LogFilter> & { limit: number }, signal: AbortSignal): Promise<LogList> {
  const given = Object.entries(asked).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  const { logs, nextCursor } = await fetchJson<{ logs: Log[]; nextCursor: string | null }>(`/api/logs?${query}`, {
    signal,
  })
  return { logs, isCut: nextCursor !== null }
}
