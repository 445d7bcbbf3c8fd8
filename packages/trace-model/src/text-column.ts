/** Texts of many records, each distinct one once: that of record i is `texts[at[i]]`, and `at[i]` is -1 for none. */
export type TextColumn = { texts: string[]; at: number[] }

export function textColumn<R>(records: readonly R[], textOf: (record: R) => string | null): TextColumn {
  const indexOf = new Map<string, number>()
  const texts: string[] = []
  const at = records.map((record) => {
    const text = textOf(record)
    if (text === null) return -1
    const known = indexOf.get(text)
    if (known !== undefined) return known
    indexOf.set(text, texts.length)
    return texts.push(text) - 1
  })
  return { texts, at }
}
