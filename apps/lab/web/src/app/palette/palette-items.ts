import { linkLabels } from '@checkout/trace-model/link-state'
import type { TraceSummary } from '@checkout/trace-model/model'
import { searchedText, wordSearch } from '@checkout/trace-model/search'
import { formatClock, shortId } from '../../ui/format.ts'
import type { Command } from '../../ui/use-shortcuts.ts'

export type PaletteItem = { label: string; detail: string; key: string | null; run(): void }

type Source = {
  commands: readonly Command[]
  traces: readonly TraceSummary[]
  /** Ids of traces, those opened last first. */
  recent: readonly string[]
  open(traceId: string): void
}

const tracesShown = 8

/** What `text` can mean: a trace id to open, commands and traces in which every word of it occurs. Without text: commands and recent traces. */
export function paletteItems(text: string, source: Source): PaletteItem[] {
  const has = wordSearch(text)
  const commands = source.commands.filter(({ label }) => has(label)).sort((a, b) => rankOf(a) - rankOf(b))
  return [
    ...idItems(text, source),
    ...commands.map(({ label, key, run }) => ({ label, key, run, detail: '' })),
    ...tracesFor(text.trim() !== '', has, source).map((trace) => traceItem(trace, source.open)),
  ]
}

/** What the page itself can do comes before what every page can. */
function rankOf({ key }: Command): number {
  if (key === null || key === '?') return 2
  return key.startsWith('g ') ? 1 : 0
}

/** A whole trace id, as it stands in a `traceparent` or `sentry-trace` header too. */
function idItems(text: string, { open }: Source): PaletteItem[] {
  const traceId = /(?:^|[^0-9a-f])([0-9a-f]{32})(?![0-9a-f])/.exec(text.trim().toLowerCase())?.[1]
  if (traceId === undefined) return []
  return [{ label: `Open trace ${shortId(traceId)}`, detail: 'by its id', key: null, run: () => open(traceId) }]
}

function tracesFor(isSearched: boolean, has: (text: string) => boolean, { traces, recent }: Source): TraceSummary[] {
  if (isSearched) return firstWhere(traces, (trace) => has(searchedText(trace)))
  const byId = new Map(traces.map((trace) => [trace.traceId, trace]))
  return recent.flatMap((traceId) => byId.get(traceId) ?? []).slice(0, tracesShown)
}

function firstWhere(traces: readonly TraceSummary[], isWanted: (trace: TraceSummary) => boolean): TraceSummary[] {
  const found: TraceSummary[] = []
  for (const trace of traces) {
    if (isWanted(trace)) found.push(trace)
    if (found.length === tracesShown) break
  }
  return found
}

function traceItem(trace: TraceSummary, open: (traceId: string) => void): PaletteItem {
  const { traceId, name, scenario, startTimeMs, link } = trace
  return {
    label: [name, scenario].filter(Boolean).join(' · '),
    detail: `${linkLabels[link].label} · ${formatClock(startTimeMs)} · ${shortId(traceId)}`,
    key: null,
    run: () => open(traceId),
  }
}
