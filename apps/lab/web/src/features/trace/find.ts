import type { SpanColumns } from '@checkout/trace-model/outline'
import { patternOf } from '@checkout/trace-model/search'
import type { TextColumn } from '@checkout/trace-model/text-column'
import type { Waterfall } from './waterfall.ts'

/** Rows whose name, service, id or failure holds `wanted`, whatever the case; none when it is empty. */
export function shownMatches(spans: SpanColumns, waterfall: Waterfall, wanted: string): Set<number> {
  const matches = new Set<number>()
  if (wanted === '') return matches
  const pattern = patternOf(wanted)
  const columns = [spans.names, spans.subtitles, spans.services, spans.failures].flatMap((each) => holds(each, pattern))
  const canBeId = /^[0-9a-f]+$/i.test(wanted)
  if (columns.length === 0 && !canBeId) return matches
  for (let index = 0; index < waterfall.rowCount; index++) {
    const node = waterfall.nodeOf[index] as number
    if (columns.some((has) => has(node)) || (canBeId && pattern.test(waterfall.idAt(index)))) matches.add(index)
  }
  return matches
}

/** Each distinct text is looked through once, in a loop, which takes a third of what `Uint8Array.from` does; nothing is left of a column in which none matches. */
function holds({ texts, at }: TextColumn, pattern: RegExp): [] | [(span: number) => boolean] {
  const found = new Uint8Array(texts.length)
  for (let text = 0; text < found.length; text++) if (pattern.test(texts[text] as string)) found[text] = 1
  return found.includes(1) ? [(span) => found[at[span] as number] === 1] : []
}

/** The first of the ascending `indexes` after `current` (before it when `step` is -1), going round at the end; -1 when there is none. */
export function nextOf(indexes: readonly number[], current: number, step: 1 | -1): number {
  if (indexes.length === 0) return -1
  if (step === 1) return indexes.find((index) => index > current) ?? (indexes[0] as number)
  const before = current === -1 ? undefined : indexes.findLast((index) => index < current)
  return before ?? (indexes.at(-1) as number)
}
