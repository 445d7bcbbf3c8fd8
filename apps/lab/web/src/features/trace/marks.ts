import type { Log, TraceDetail } from '@checkout/trace-model/model'

export type Mark = { timeMs: number; tone: 'log' | 'warn' | 'error'; text: string }

const noMarks: readonly Mark[] = []

/** Logs and errors by the row of their span, in time order. */
export function marksOf(
  detail: TraceDetail,
  rowCount: number,
  indexOf: ReadonlyMap<string, number>,
): readonly (readonly Mark[])[] {
  const marks = new Array<readonly Mark[]>(rowCount).fill(noMarks)

  function add(spanId: string | null, mark: Mark): void {
    const index = spanId === null ? undefined : indexOf.get(spanId)
    if (index === undefined) return
    const present = marks[index] as Mark[]
    if (present === noMarks) marks[index] = [mark]
    else present.push(mark)
  }

  for (const log of detail.logs) {
    add(log.spanId, { timeMs: log.timeMs, tone: toneOf(log), text: `${log.severity} ${log.body}` })
  }
  for (const error of detail.errors) {
    add(error.spanId, { timeMs: error.timeMs, tone: 'error', text: `${error.type}: ${error.value}` })
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
