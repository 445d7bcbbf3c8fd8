import { inSteps, type Steps } from './pause.ts'

/** Texts of many records, each distinct one once: that of record i is `texts[at[i]]`, and `at[i]` is -1 for none. */
export type TextColumn = { texts: string[]; at: number[] }

/** In steps. */
export function* textColumn<R>(records: readonly R[], textOf: (record: R) => string | null): Steps<TextColumn> {
  const indexOf = new Map<string, number>()
  const texts: string[] = []
  const indexIn = (text: string) => {
    indexOf.set(text, texts.length)
    return texts.push(text) - 1
  }
  const at = yield* columnOf(records, (record) => {
    const text = textOf(record)
    return text === null ? -1 : (indexOf.get(text) ?? indexIn(text))
  })
  return { texts, at }
}

/** A value of each record, in steps. */
export function* columnOf<R, V>(records: ArrayLike<R>, pick: (record: R, at: number) => V): Steps<V[]> {
  const column: V[] = []
  yield* inSteps(records, (record, at) => column.push(pick(record, at)))
  return column
}
