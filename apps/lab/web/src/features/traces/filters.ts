import type { TraceSummary } from '@checkout/trace-model/model'
import { searchedText, wordSearch } from '@checkout/trace-model/search'

export const shows = ['all', 'linked', 'not-linked', 'errors'] as const
export type Show = (typeof shows)[number]

/** `not-linked` is every other link state: a half alone, a broken link, an unsampled browser. */
export function isShown(trace: TraceSummary, show: Show): boolean {
  if (show === 'all') return true
  if (show === 'errors') return trace.errorCount > 0
  return (trace.link === 'linked') === (show === 'linked')
}

/** How many traces each choice would show. */
export function countByShow(traces: readonly TraceSummary[]): Record<Show, number> {
  const linked = traces.filter((trace) => isShown(trace, 'linked')).length
  const errors = traces.filter((trace) => isShown(trace, 'errors')).length
  return { all: traces.length, linked, 'not-linked': traces.length - linked, errors }
}

/** What the list is narrowed to; an empty text, service or scenario narrows nothing. */
export type TraceFilter = { text: string; show: Show; service: string; scenario: string }

export const noFilter: TraceFilter = { text: '', show: 'all', service: '', scenario: '' }

/** Traces of the service and the scenario in which every word of the text occurs: in the name, op, scenario, status, services, link state or id. */
export function matching(
  traces: readonly TraceSummary[],
  { text, service, scenario }: Omit<TraceFilter, 'show'>,
): readonly TraceSummary[] {
  if (text.trim() === '' && service === '' && scenario === '') return traces
  const hasWords = wordSearch(text)
  return traces.filter(
    (trace) =>
      (service === '' || trace.services.includes(service)) &&
      (scenario === '' || trace.scenario === scenario) &&
      hasWords(searchedText(trace)),
  )
}

/** What the services and scenarios of the traces are, in alphabetical order. */
export function choicesIn(traces: readonly TraceSummary[]): { services: string[]; scenarios: string[] } {
  const services = new Set<string>()
  const scenarios = new Set<string>()
  for (const trace of traces) {
    for (const service of trace.services) services.add(service)
    if (trace.scenario !== null) scenarios.add(trace.scenario)
  }
  return { services: [...services].sort(), scenarios: [...scenarios].sort() }
}
