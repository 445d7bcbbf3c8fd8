import type { Waterfall } from './waterfall.ts'

/** For each row the text that find looks through: what the row shows, its ids and its attributes, in lower case. */
export function searchTexts({ rows }: Pick<Waterfall, 'rows'>): string[] {
  return rows.map(({ span, spanId }) => {
    if (!span) return spanId
    const parts = [span.name, span.op ?? '', span.service, spanId]
    for (const name in span.attributes) {
      const value = span.attributes[name]
      parts.push(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
    }
    return parts.join('\n').toLowerCase()
  })
}

/** Rows that hold `text`, in order. */
export function matchesOf(texts: readonly string[], text: string): number[] {
  const wanted = text.trim().toLowerCase()
  const matches: number[] = []
  if (wanted === '') return matches
  for (let index = 0; index < texts.length; index++) {
    if ((texts[index] as string).includes(wanted)) matches.push(index)
  }
  return matches
}

/** The first of the ascending `indexes` after `current` (before it when `step` is -1), going round at the end; -1 when there is none. */
export function nextOf(indexes: readonly number[], current: number, step: 1 | -1): number {
  if (indexes.length === 0) return -1
  if (step === 1) return indexes.find((index) => index > current) ?? (indexes[0] as number)
  const before = current === -1 ? undefined : indexes.findLast((index) => index < current)
  return before ?? (indexes.at(-1) as number)
}
