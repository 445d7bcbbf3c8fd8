import type { ClockSkew, Span } from './model.ts'
import { inSteps, type Steps } from './pause.ts'

/** Offsets that fit: a number between the two, in milliseconds. */
type Range = { least: number; most: number }
/** What to add to the times of `to`, so that its spans lie `within` the spans of `from` that called it, and so that they at least begin there. */
type Pair = { from: string; to: string; within: Range; begun: Range }

/** Below this a difference is the resolution of clocks. */
const negligibleMs = 2

/**
 * Measures clocks against the clock of the service where the trace began. A span that another service's span caused begins within it, else
 * clocks differ; by how much is told by taking it to end there too, though a busy server may end a span after its answer was read. Each
 * pair gives bounds, all pairs of two services together narrow them down. Clocks of services that stand in no such pair cannot be told. `parents` are the indexes of the parents of `spans`, as `parentSteps` gives them. In steps.
 */
export function* skewSteps(spans: readonly Span[], parents: Int32Array): Steps<ClockSkew[]> {
  if (spans.every(({ service }) => service === spans[0]?.service)) return []
  const pairs = yield* pairSteps(spans, parents)
  const against = firstService(spans)
  if (pairs.length === 0 || against === undefined) return []
  const within = offsetsOf(pairs, 'within', against)
  return [...offsetsOf(pairs, 'begun', against)].flatMap(([service, range]) =>
    isOff(range) ? [{ service, ...middleOf(within.get(service) as Range), against }] : [],
  )
}

/** Offsets of every service that is connected to `against` by pairs, over the services between. */
function offsetsOf(pairs: readonly Pair[], bounds: 'within' | 'begun', against: string): Map<string, Range> {
  const known = new Map<string, Range>([[against, { least: 0, most: 0 }]])
  for (const from of known.keys()) {
    const base = known.get(from) as Range
    for (const pair of pairs) {
      const step = pair.from === from ? pair[bounds] : pair.to === from ? reversed(pair[bounds]) : null
      const other = pair.from === from ? pair.to : pair.from
      if (step && !known.has(other)) known.set(other, plus(base, step))
    }
  }
  return known
}

function* pairSteps(spans: readonly Span[], parents: Int32Array): Steps<Pair[]> {
  const pairs = new Map<string, Pair>()
  yield* inSteps(spans, (child, at) => {
    const parent = spans[parents[at] as number]
    // What outlives its caller was not waited for and says nothing about when it had to end.
    if (!parent || parent.service === child.service || child.durationMs > parent.durationMs) return
    const least = parent.startTimeMs - child.startTimeMs
    const begun = { least, most: least + parent.durationMs }
    const within = { least, most: begun.most - child.durationMs }
    const key = `${parent.service}\n${child.service}`
    const known = pairs.get(key)
    pairs.set(key, {
      from: parent.service,
      to: child.service,
      within: known ? both(known.within, within) : within,
      begun: known ? both(known.begun, begun) : begun,
    })
  })
  return [...pairs.values()]
}

/** Where two ranges do not meet, clocks moved meanwhile; then the gap between them is as good as it gets. */
function both(a: Range, b: Range): Range {
  const least = Math.max(a.least, b.least)
  const most = Math.min(a.most, b.most)
  return least <= most ? { least, most } : { least: most, most: least }
}

function plus(a: Range, b: Range): Range {
  return { least: a.least + b.least, most: a.most + b.most }
}

function reversed({ least, most }: Range): Range {
  return { least: -most, most: -least }
}

function isOff({ least, most }: Range): boolean {
  return least > negligibleMs || most < -negligibleMs
}

function middleOf({ least, most }: Range): Pick<ClockSkew, 'offsetMs' | 'uncertaintyMs'> {
  const rounded = (ms: number) => Math.round(ms * 1_000) / 1_000
  return { offsetMs: rounded((least + most) / 2), uncertaintyMs: rounded((most - least) / 2) }
}

/** The service of the browser, else that of the earliest root. */
function firstService(spans: readonly Span[]): string | undefined {
  let first: Span | undefined
  for (const span of spans) {
    const order = first ? rankOf(span) - rankOf(first) || span.startTimeMs - first.startTimeMs : -1
    if (order < 0) first = span
  }
  return first?.service
}

function rankOf(span: Span): number {
  return (span.side === 'browser' ? 0 : 2) + (span.parentSpanId === null ? 0 : 1)
}
