import type { SpanColumns } from '@checkout/trace-model/outline'
import type { TextColumn } from '@checkout/trace-model/text-column'
import type { Waterfall } from './waterfall.ts'

/** Rows whose name, service, id or failure holds `text`, whatever the case. */
export function shownMatches(spans: SpanColumns, waterfall: Waterfall, text: string): Set<number> {
  const wanted = text.trim().toLowerCase()
  const matches = new Set<number>()
  if (wanted === '') return matches
  const columns = [spans.names, spans.subtitles, spans.services, spans.failures].map((column) => holds(column, wanted))
  for (let index = 0; index < waterfall.rowCount; index++) {
    const node = waterfall.nodeOf[index] as number
    if (columns.some((has) => has(node)) || waterfall.idAt(index).includes(wanted)) matches.add(index)
  }
  return matches
}

/** Each distinct text is looked through once. */
function holds({ texts, at }: TextColumn, wanted: string): (span: number) => boolean {
  const found = Uint8Array.from(texts, (text) => Number(text.toLowerCase().includes(wanted)))
  return (span) => found[at[span] as number] === 1
}

/** The first of the ascending `indexes` after `current` (before it when `step` is -1), going round at the end; -1 when there is none. */
export function nextOf(indexes: readonly number[], current: number, step: 1 | -1): number {
  if (indexes.length === 0) return -1
  if (step === 1) return indexes.find((index) => index > current) ?? (indexes[0] as number)
  const before = current === -1 ? undefined : indexes.findLast((index) => index < current)
  return before ?? (indexes.at(-1) as number)
}
