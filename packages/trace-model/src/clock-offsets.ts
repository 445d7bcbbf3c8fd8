import type { SpanColumns } from './outline.ts'

/** A browser's clock drifts by as much while its page is open. */
const leastMs = 5

/**
 * How many milliseconds to add to the times of each service (in the order of `services.texts`) so that the spans by which it was entered
 * lie inside the spans that called them. Services are aligned one to the other from the root on; 0 where nothing shows that clocks differ.
 */
export function clockOffsets(spans: SpanColumns): Float64Array {
  const offsets = new Float64Array(spans.services.texts.length)
  const isKnown = new Uint8Array(offsets.length)
  for (const { from, to, gaps } of entriesOf(spans)) {
    if (isKnown[to] === 1) continue
    isKnown[from] = 1
    isKnown[to] = 1
    const gapMs = median(gaps)
    offsets[to] = (offsets[from] as number) + (Math.abs(gapMs) < leastMs ? 0 : gapMs)
  }
  return offsets
}

type Entries = { from: number; to: number; gaps: number[] }

/** For each service and each that calls it, in order of the first call, how far off the spans called are. */
function entriesOf(spans: SpanColumns): Entries[] {
  const { parents, services } = spans
  const found = new Map<number, Entries>()
  for (let child = 0; child < parents.length; child++) {
    const parent = parents[child] as number
    if (parent < 0 || parent >= parents.length) continue
    const from = services.at[parent] as number
    const to = services.at[child] as number
    if (from === to) continue
    const key = from * services.texts.length + to
    const known = found.get(key)
    const gapMs = gapOf(spans, parent, child)
    if (known) known.gaps.push(gapMs)
    else found.set(key, { from, to, gaps: [gapMs] })
  }
  return inOrderOfCall([...found.values()])
}

/** Callers before those they call, as far as that can be. */
function inOrderOfCall(entries: Entries[]): Entries[] {
  const called = new Set(entries.map(({ to }) => to))
  const reached = new Set(entries.map(({ from }) => from).filter((from) => !called.has(from)))
  const ordered: Entries[] = []
  let left = entries
  while (left.length > 0) {
    const next = left.filter(({ from }) => reached.has(from))
    const taken = next.length > 0 ? next : left.slice(0, 1)
    for (const entry of taken) reached.add(entry.to)
    ordered.push(...taken)
    left = left.filter((entry) => !taken.includes(entry))
  }
  return ordered
}

/**
 * 0 for a child that starts inside its parent, even if it ends after it, and for one that took a message from a queue. Else what puts it
 * in the middle of its parent, or at the start of a shorter one.
 */
function gapOf({ offsetsMs, durationsMs, subtitles }: SpanColumns, parent: number, child: number): number {
  const [parentStart, parentLength] = [offsetsMs[parent] as number, durationsMs[parent] as number]
  const [childStart, childLength] = [offsetsMs[child] as number, durationsMs[child] as number]
  const startsInside = childStart >= parentStart && childStart <= parentStart + parentLength
  if (startsInside || subtitles.texts[subtitles.at[child] as number] === 'consumer') return 0
  return parentStart + Math.max(0, parentLength - childLength) / 2 - childStart
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
