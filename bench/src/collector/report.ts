import type { Report } from '../intake/generator.ts'
import { spreadOf } from '../stats.ts'

/** What one run through one Collector showed. */
export type CollectorRun = Report & {
  idleMb: number
  /** At the last answer, when most is still in the queue. */
  busyMb: number
  cpuSeconds: number
  /** By all exporters together. */
  sentSpans: number
}

const headings = [
  'route',
  'spans/s',
  'CPU s per million spans',
  'RSS idle → busy, MB',
  'median, p99 of a request, ms',
  'sent',
  'refused',
]

/** One row for each route as Markdown: medians, the rate with minimum and maximum. */
export function collectorTable(runs: Map<string, CollectorRun[]>, spans: number): string {
  const rows = [...runs].map(([route, figures]) => [`\`${route}\``, ...cellsOf(figures, spans)])
  const rule = headings.map((_, at) => (at === 0 ? '---' : '---:'))
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cellsOf(figures: CollectorRun[], spans: number): string[] {
  const medianOf = (pick: (run: CollectorRun) => number) => spreadOf(figures.map(pick)).median
  const rate = spreadOf(figures.map(({ seconds }) => spans / seconds))
  const percentile = (share: number) =>
    medianOf(({ latenciesMs }) => latenciesMs.toSorted((a, b) => a - b)[Math.floor(latenciesMs.length * share)] ?? 0)
  return [
    `${whole(rate.median)} [${whole(rate.min)}, ${whole(rate.max)}]`,
    (medianOf(({ cpuSeconds }) => cpuSeconds) * (1e6 / spans)).toFixed(1),
    `${whole(medianOf(({ idleMb }) => idleMb))} → ${whole(medianOf(({ busyMb }) => busyMb))}`,
    `${percentile(0.5).toFixed(1)}, ${percentile(0.99).toFixed(1)}`,
    `${whole((100 * medianOf(({ sentSpans }) => sentSpans)) / spans)} %`,
    whole(medianOf(({ refused }) => refused)),
  ]
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
