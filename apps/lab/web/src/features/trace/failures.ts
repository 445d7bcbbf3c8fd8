import type { TraceOutline } from '@checkout/trace-model/outline'

/** What failed on each row that failed, in the order of the rows: spans say it themselves, or error events say it of them. */
export function failuresOf(
  { spans: { failures }, errors, errorSpans }: TraceOutline,
  rowOf: Int32Array,
): Map<number, string> {
  const found = new Map<number, string>()
  for (const [span, text] of failures.at.entries()) {
    if (text > -1) found.set(rowOf[span] as number, failures.texts[text] as string)
  }
  for (const [at, error] of errors.entries()) {
    const index = rowOf[errorSpans[at] ?? -1]
    if (index !== undefined && !found.has(index)) found.set(index, error.type)
  }
  return new Map([...found].sort(([a], [b]) => a - b))
}

/** For each row how many of the `failures` are below it. */
export function countBelow(failures: ReadonlyMap<number, string>, parent: Int32Array): Int32Array {
  const below = new Int32Array(parent.length)
  for (let index = parent.length - 1; index > 0; index--) {
    const above = parent[index] as number
    if (above > -1) below[above] = (below[above] as number) + (below[index] as number) + (failures.has(index) ? 1 : 0)
  }
  return below
}
