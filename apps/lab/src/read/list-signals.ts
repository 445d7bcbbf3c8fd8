import type { ErrorEvent, Log, Metric } from '@checkout/trace-model/model'
import { wordSearch } from '@checkout/trace-model/search'
import type { Signal } from '../inbox/signal.ts'
import type { TraceStore } from '../inbox/trace-store.ts'
import type { SignalQuery } from './queries.ts'

/** The newest logs, errors or metrics that match, and the cursor behind the last of them; null when there are no more. */
export async function listSignals<R extends Log | ErrorEvent | Metric>(
  store: TraceStore,
  signal: Signal<R>,
  { service, text, traceId, since, limit, cursor }: SignalQuery,
  isWanted: (record: R) => boolean = () => true,
): Promise<{ records: R[]; nextCursor: string | null }> {
  const hasWords = wordSearch(text)
  const accept = (record: R) =>
    (service === undefined || record.service === service) &&
    (traceId === undefined || record.traceId === traceId) &&
    isWanted(record) &&
    (text === '' || hasWords(`${record.service} ${record.traceId} ${signal.textOf(record)}`))
  const found = await store.newest(signal, { accept, after: cursor ?? null, sinceMs: since, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    records: page.map(({ record }) => record),
    nextCursor: last ? `${last.timeMs}_${last.seq}_${last.at}` : null,
  }
}
