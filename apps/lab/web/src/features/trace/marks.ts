import type { Log } from '@checkout/trace-model/model'
import type { TraceOutline } from '@checkout/trace-model/outline'

export type Mark = { timeMs: number; tone: 'log' | 'warn' | 'error'; text: string }

/** Logs and errors by the row of their span, in time order. */
export function marksOf(
  { logs, logSpans, errors, errorSpans }: TraceOutline,
  rowOf: Int32Array,
  offsetOf: (service: string) => number,
): Map<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>()

  function add(node: number | undefined, mark: Mark): void {
    const index = rowOf[node ?? -1]
    if (index === undefined) return
    const present = marks.get(index)
    if (present) present.push(mark)
    else marks.set(index, [mark])
  }

  for (const [at, log] of logs.entries()) {
    add(logSpans[at], {
      timeMs: log.timeMs + offsetOf(log.service),
      tone: toneOf(log),
      text: `${log.severity} ${log.body}`,
    })
  }
  for (const [at, { timeMs, type, value, service }] of errors.entries()) {
    add(errorSpans[at], { timeMs: timeMs + offsetOf(service), tone: 'error', text: `${type}: ${value}` })
  }
  return marks
}

function toneOf({ severity }: Pick<Log, 'severity'>): Mark['tone'] {
  if (severity === 'error' || severity === 'fatal') return 'error'
  return severity === 'warn' ? 'warn' : 'log'
}

/** `marks` inside the window, at most one per tone and half per cent of its width: more would not be seen apart. */
export function visibleMarks(marks: readonly Mark[], fromMs: number, toMs: number): { at: number; mark: Mark }[] {
  const seen = new Set<string>()
  const visible: { at: number; mark: Mark }[] = []
  for (const mark of marks) {
    const at = (mark.timeMs - fromMs) / (toMs - fromMs)
    const place = `${mark.tone} ${Math.round(at * 200)}`
    if (at < 0 || at > 1 || seen.has(place)) continue
    seen.add(place)
    visible.push({ at, mark })
  }
  return visible
}
