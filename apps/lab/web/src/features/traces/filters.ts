import { linkLabels } from '@checkout/trace-model/link-state'
import type { TraceSummary } from '@checkout/trace-model/model'

export const shows = ['all', 'linked', 'broken', 'errors'] as const
export type Show = (typeof shows)[number]

export function isShown(trace: TraceSummary, show: Show): boolean {
  if (show === 'all') return true
  if (show === 'errors') return trace.errorCount > 0
  return trace.link === show
}

/** How many traces each choice would show. */
export function countByShow(traces: readonly TraceSummary[]): Record<Show, number> {
  const counts = { all: traces.length, linked: 0, broken: 0, errors: 0 }
  for (const trace of traces) {
    if (trace.link === 'linked') counts.linked += 1
    if (trace.link === 'broken') counts.broken += 1
    if (trace.errorCount > 0) counts.errors += 1
  }
  return counts
}

/** Traces in which every word of `text` occurs: in the name, op, scenario, status, services, link state or id. */
export function matchingText(traces: readonly TraceSummary[], text: string): readonly TraceSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return traces
  return traces.filter((trace) => {
    const searched = searchedText(trace)
    return words.every((word) => searched.includes(word))
  })
}

function searchedText(trace: TraceSummary): string {
  const { name, op, scenario, statusCode, services, link, traceId } = trace
  return [name, op, scenario, statusCode, ...services, linkLabels[link].label, traceId].join(' ').toLowerCase()
}
