import type { Log, TraceDetail } from '../model.ts'
import { counted, fenced, milliseconds, shortened } from './text.ts'

const maxLogs = 40
const severe = new Set(['warn', 'error', 'fatal'])

/** Logs in order; of many, the severe ones and then the first. */
export function logSection({ logs, spans }: TraceDetail): string {
  if (logs.length === 0) return ''
  const began = spans[0]?.startTimeMs ?? logs[0]?.timeMs ?? 0
  const order = [
    ...logs.filter(({ severity }) => severe.has(severity)),
    ...logs.filter(({ severity }) => !severe.has(severity)),
  ]
  const shown = new Set(order.slice(0, maxLogs))
  const lines = logs.filter((log) => shown.has(log)).map((log) => lineOf(log, began))
  const rest = logs.length - shown.size
  return `## ${counted(logs.length, 'log')}\n\n${fenced(rest > 0 ? [...lines, `… ${rest} more`] : lines)}`
}

function lineOf({ timeMs, severity, service, body }: Log, beganMs: number): string {
  const after = timeMs - beganMs
  return `${after < 0 ? '-' : '+'}${milliseconds(Math.abs(after))}  ${severity.toUpperCase()}  [${shortened(service)}]  ${shortened(body)}`
}
