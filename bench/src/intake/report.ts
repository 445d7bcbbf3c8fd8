import { spreadOf } from '../stats.ts'
import type { Report } from './generator.ts'

/** What one run against one fresh server showed. */
export type Figures = Report & {
  startMs: number
  idleMb: number
  cpuSeconds: number
  /** When the server was quiet again, before anything was read. */
  rssMb: number
  /** From the last answer to the whole list, every span of it decoded; null where nothing can be read. */
  readableMs: number | null
  rssAfterReadingMb: number
}

type Shape = { requests: number; spansPerBody: number; baseline: string }

const headings = [
  ...['target', 'requests/s', 'share of bare', 'CPU s', 'CPU µs/span', 'p99 ms'],
  ...['start ms', 'RSS idle → after → read, MB', 'all readable after ms'],
]

/** One row for each target as Markdown: medians, with minimum and maximum where a figure varies by more than rounding. */
export function intakeTable(runs: Map<string, Figures[]>, shape: Shape): string {
  const baselineRate = spreadOf((runs.get(shape.baseline) ?? []).map((run) => rateOf(run, shape))).median
  const rows = [...runs].map(([name, figures]) => [name, ...cellsOf(figures, shape, baselineRate)])
  const rule = headings.map((_, at) => (at === 0 ? '---' : '---:'))
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cellsOf(figures: Figures[], shape: Shape, baselineRate: number): string[] {
  const medianOf = (pick: (run: Figures) => number) => spreadOf(figures.map(pick)).median
  const rate = spreadOf(figures.map((run) => rateOf(run, shape)))
  const cpuSeconds = medianOf((run) => run.cpuSeconds)
  const memory = [medianOf((run) => run.idleMb), medianOf((run) => run.rssMb), medianOf((run) => run.rssAfterReadingMb)]
  const isRead = figures.every(({ readableMs }) => readableMs !== null)
  return [
    `${whole(rate.median)} [${whole(rate.min)}, ${whole(rate.max)}]`,
    (rate.median / baselineRate).toFixed(2),
    cpuSeconds.toFixed(2),
    ((cpuSeconds * 1e6) / (shape.requests * shape.spansPerBody)).toFixed(1),
    medianOf(({ latenciesMs }) => percentile(latenciesMs, 0.99)).toFixed(1),
    whole(medianOf((run) => run.startMs)),
    memory.map(whole).join(' → '),
    isRead ? whole(medianOf((run) => run.readableMs ?? 0)) : '–',
  ]
}

export type Pair = { ours: string; theirs: string }

/** How the lab does beside another tool in the same run: its rate as a multiple, its CPU and its memory as a share. */
export function ratioLines(runs: Map<string, Figures[]>, pairs: Pair[]): string {
  const medianOf = (name: string, pick: (run: Figures) => number) => spreadOf((runs.get(name) ?? []).map(pick)).median
  const lines = pairs.map(({ ours, theirs }) => {
    const ratio = (pick: (run: Figures) => number) => (medianOf(ours, pick) / medianOf(theirs, pick)).toFixed(2)
    const rate = ratio(({ latenciesMs, seconds }) => latenciesMs.length / seconds)
    return `${ours} / ${theirs}: ${rate} × the requests a second, ${ratio((run) => run.cpuSeconds)} × the CPU, ${ratio((run) => run.rssMb)} × the memory`
  })
  return lines.join('\n')
}

/** One line about a run with more than the lab keeps. */
export function manyLine({ latenciesMs, rssMb }: Figures, requests: number): string {
  const p99 = percentile(latenciesMs, 0.99).toFixed(1)
  return `${whole(requests)} envelopes with the default budgets: ${whole(rssMb)} MB afterwards, p99 ${p99} ms`
}

function rateOf(run: Figures, { requests }: Shape): number {
  return requests / run.seconds
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
