import { fractionOf, type TimeWindow } from '../time-window.ts'
import type { Waterfall } from '../waterfall.ts'

/** A stretch of time in which the trace waited for this row and for nothing below it. Unix milliseconds. */
export type CriticalStretch = { row: number; fromMs: number; toMs: number }

/** Closer than this, in widths of the window, two stretches are drawn as one. */
const leastGap = 1 / 150

type Columns = Pick<Waterfall, 'rowCount' | 'parent' | 'end' | 'startMs' | 'endMs'>
type Step = { row: number; children: number[]; next: number; atMs: number }

/**
 * What the length of the trace hangs on: from the end of the root that ends last, back in time, always through the child that ended last
 * before. What a child does after its parent has ended holds nobody up. One visit to each row on the path and to its children.
 */
export function criticalPath(columns: Columns): CriticalStretch[] {
  const stretches: CriticalStretch[] = []
  const open: Step[] = []

  function enter(row: number, untilMs: number): void {
    open.push({ row, children: byEnd(columns, row), next: 0, atMs: Math.min(untilMs, columns.endMs[row] as number) })
  }

  function note(row: number, fromMs: number, toMs: number): void {
    if (toMs > fromMs) stretches.push({ row, fromMs, toMs })
  }

  const root = lastRoot(columns)
  if (root > -1) enter(root, Number.POSITIVE_INFINITY)
  for (let step = open.at(-1); step; step = open.at(-1)) {
    const child = step.children[step.next]
    if (child === undefined) {
      note(step.row, columns.startMs[step.row] as number, step.atMs)
      open.pop()
      continue
    }
    step.next += 1
    const endMs = Math.min(columns.endMs[child] as number, columns.endMs[step.row] as number)
    const startMs = columns.startMs[child] as number
    if (endMs > step.atMs || startMs >= step.atMs || startMs < (columns.startMs[step.row] as number)) continue
    note(step.row, endMs, step.atMs)
    step.atMs = startMs
    enter(child, endMs)
  }
  return stretches
}

/** Children by their end, latest first. */
function byEnd({ end, endMs }: Columns, row: number): number[] {
  const children: number[] = []
  for (let child = row + 1; child < (end[row] as number); child = end[child] as number) children.push(child)
  return children.sort((a, b) => (endMs[b] as number) - (endMs[a] as number))
}

function lastRoot({ rowCount, end, endMs }: Columns): number {
  let last = rowCount > 0 ? 0 : -1
  for (let root = 0; root < rowCount; root = end[root] as number) {
    if ((endMs[root] as number) > (endMs[last] as number)) last = root
  }
  return last
}

/** What can be told apart of a row's stretches inside the window, in fractions of it: a root with 25,000 children has as many gaps. */
export function visibleStretches(
  stretches: readonly CriticalStretch[],
  window: TimeWindow,
): { from: number; to: number }[] {
  const drawn: { from: number; to: number }[] = []
  // They come latest first.
  for (let at = stretches.length - 1; at >= 0; at--) {
    const { fromMs, toMs } = stretches[at] as CriticalStretch
    const from = Math.max(0, fractionOf(window, fromMs))
    const to = Math.min(1, fractionOf(window, toMs))
    if (to < 0 || from > 1) continue
    const last = drawn.at(-1)
    if (last && from - last.to < leastGap) last.to = Math.max(last.to, to)
    else drawn.push({ from, to })
  }
  return drawn
}
