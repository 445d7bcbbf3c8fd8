import type { ErrorEvent, Log, Metric } from '@checkout/trace-model/model'
import { wordSearch } from '@checkout/trace-model/search'
import { severities } from '@checkout/trace-model/severity'
import { errorSignal, logSignal, metricSignal, type Signal } from '../inbox/reading/signal.ts'
import type { TraceStore } from '../inbox/store/trace-store.ts'
import type { LogQuery, SignalQuery } from './schemas/queries.ts'

/** Logs across traces that match, newest first, and the cursor behind the last of them; null when there are no more. */
export async function listLogs(store: TraceStore, { severity, ...query }: LogQuery) {
  const least = severities.indexOf(severity)
  const isSevere = (log: Log) => severities.indexOf(log.severity) >= least
  const { records, nextCursor } = await listSignals(store, logSignal, query, isSevere)
  return { logs: records, nextCursor }
}

/** Likewise errors. */
export async function listErrors(store: TraceStore, query: SignalQuery) {
  const { records, nextCursor } = await listSignals(store, errorSignal, query)
  return { errors: records, nextCursor }
}

/** Likewise metrics. */
export async function listMetrics(store: TraceStore, query: SignalQuery) {
  const { records, nextCursor } = await listSignals(store, metricSignal, query)
  return { metrics: records, nextCursor }
}

async function listSignals<R extends Log | ErrorEvent | Metric>(
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
