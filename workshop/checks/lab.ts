import type { Log, TraceDetail, TraceSummary } from '@checkout/trace-model/model'

export type Lab = {
  /** Every trace that began since then (Unix milliseconds), else since the lab was opened here, with all that came of it so far. */
  newTraces(sinceMs?: number): Promise<TraceDetail[]>
  /** Every log since then, also one that belongs to no trace. */
  newLogs(sinceMs: number): Promise<Log[]>
}

/** Reads the lab over HTTP. Nothing is cleared: what the learner looks at stays, and only what began from now on counts. */
export function openLab(origin: string): Lab {
  const openedAtMs = Date.now()

  async function newTraces(sinceMs = openedAtMs): Promise<TraceDetail[]> {
    const { traces } = await getJson<{ traces: TraceSummary[] }>(`${origin}/api/traces?limit=100`)
    const recent = traces.filter(({ startTimeMs }) => startTimeMs >= sinceMs)
    return Promise.all(recent.map(({ traceId }) => getJson<TraceDetail>(`${origin}/api/traces/${traceId}`)))
  }

  async function newLogs(sinceMs: number): Promise<Log[]> {
    return (await getJson<{ logs: Log[] }>(`${origin}/api/logs?since=${sinceMs}&limit=1000`)).logs
  }
  return { newTraces, newLogs }
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) })
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}`)
  return (await answer.json()) as T
}
