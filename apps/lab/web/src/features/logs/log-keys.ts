import type { Log } from '@checkout/trace-model/model'

/** A key for each log. It has no id, and two may be alike in all else: those are numbered from the oldest, so that keys stay when newer ones come in. */
export function logKeys(logs: readonly Log[]): string[] {
  const seen = new Map<string, number>()
  const keys: string[] = []
  for (let index = logs.length - 1; index >= 0; index--) {
    const { timeMs, traceId, spanId, service, body } = logs[index] as Log
    const likeness = `${timeMs} ${traceId} ${spanId} ${service} ${body}`
    const count = seen.get(likeness) ?? 0
    seen.set(likeness, count + 1)
    keys.push(`${likeness} ${count}`)
  }
  return keys.reverse()
}
