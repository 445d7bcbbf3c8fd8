import { spreadOf } from '../stats.ts'
import type { ListFigures } from './live.ts'
import type { TraceFigures } from './open.ts'

const traceRows: [label: string, pick: (run: TraceFigures) => number, digits: number][] = [
  ['first row of the newest trace, from the click in the list, ms', (run) => run.clickMs, 0],
  ['first row of an older one, from the click, ms', (run) => run.olderClickMs, 0],
  ['first row of a bare list, from the click, ms', (run) => run.bareMs, 0],
  ['first row, from a cold load, ms', (run) => run.coldMs, 0],
  ['scroll of 2,000 px a frame, median frame, ms', (run) => run.frameMs, 1],
  ['scroll, 95th percentile of frames, ms', (run) => run.slowFrameMs, 1],
  ['fold all, ms', (run) => run.foldMs, 0],
  ['unfold all, ms', (run) => run.unfoldMs, 0],
  ['find, first time, ms', (run) => run.findMs, 0],
  ['elements in the page', (run) => run.elements, 0],
  ['heap after garbage collection, MB', (run) => run.heapMb, 0],
]

/** A Markdown table with a column for each size of trace: median, with minimum and maximum. */
export function traceTable(runs: ReadonlyMap<number, TraceFigures[]>): string {
  const headings = ['spans', ...[...runs.keys()].map((spans) => spans.toLocaleString('en'))]
  const rows = traceRows.map(([label, pick, digits]) => [
    label,
    ...[...runs.values()].map((figures) => spreadText(figures.map(pick), digits)),
  ])
  const ratios = ['an older one to a bare list', ...[...runs.values()].map(ratioToBare)]
  return markdown(headings, [...rows.slice(0, 3), ratios, ...rows.slice(3)])
}

function ratioToBare(figures: readonly TraceFigures[]): string {
  const median = (pick: (run: TraceFigures) => number) => spreadOf(figures.map(pick)).median
  return (median((run) => run.olderClickMs) / median((run) => run.bareMs)).toFixed(2)
}

export function listTable(runs: readonly ListFigures[], javaScriptBytes: number): string {
  const row = (label: string, pick: (run: ListFigures) => number, digits = 0) => [
    label,
    spreadText(runs.map(pick), digits),
  ]
  return markdown(
    ['list', ''],
    [
      row('2,000 traces arrive: longest task of the page, ms (0: none over 50)', (run) => run.longestTaskMs),
      row('2,000 traces arrive: last answer to settled list, ms', (run) => run.settledMs),
      row('10,000 traces: scroll of 2,000 px a frame, median frame, ms', (run) => run.frameMs, 1),
      row('10,000 traces: 95th percentile of frames, ms', (run) => run.slowFrameMs, 1),
      ['first JavaScript, gzip, kB', (javaScriptBytes / 1_000).toFixed(1)],
    ],
  )
}

function spreadText(values: readonly number[], digits: number): string {
  const { min, median, max } = spreadOf(values)
  const text = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits })
  return min === max ? text(median) : `${text(median)} [${text(min)}, ${text(max)}]`
}

function markdown(headings: string[], rows: string[][]): string {
  const rule = headings.map((_, at) => (at === 0 ? '---' : '---:'))
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
