import { spanIdOf } from '../../ids.ts'
import type { Json } from '../../json.ts'
import { isPlausible } from '../../time-doubts.ts'
import type { Change, DropReason } from '../items.ts'
import { type RuleId, ruleTexts } from '../rules.ts'

/** What Sentry would lose or change of a body without a word, or what looks like a mistake of its sender. */
export type Finding = { rule: 'dropped' | 'repaired' | 'suspicious'; code: string; message: string; count: number }

/** One time that it is so. */
export type SingleFinding = Omit<Finding, 'count'>

export function dropped(code: string, message: string): SingleFinding {
  return { rule: 'dropped', code, message }
}

export function suspicious(code: string, message: string): SingleFinding {
  return { rule: 'suspicious', code, message }
}

export function wrongUnit(what: string, unit: string): SingleFinding {
  const message = `The time of ${what} is in another unit than ${unit}: Sentry takes it for one long past or far ahead.`
  return suspicious('time_unit', message)
}

/** Why an item is dropped, where that is not told when it is decoded. What is merely too old is no finding, as every recorded trace is that one day. */
export const lossTexts: Record<DropReason, string> = {
  invalid_protobuf: 'A request that cannot be read is dropped by Sentry as a whole.',
  duplicate: 'A span id came twice in one request: Sentry keeps the later span.',
  no_data: 'A span without a name or a log without a body is dropped by Sentry.',
  invalid_span: 'A span whose sentry.segment.id is no span id is dropped by Sentry.',
  timestamp: 'A span ends before it starts, if only by a rounding: Sentry drops it.',
  'too_large:span': 'A span of more than 10 MiB is dropped by Sentry.',
  'too_large:log': 'A log of more than 2 MiB is dropped by Sentry.',
}

const lost: RuleId[] = ['events.dropped', 'value.nested', 'value.not-text', 'attribute.mixed-list']
export const repairedOfSpan: RuleId[] = [
  'parent-span-id.invalid',
  'link.span-id',
  'link.trace-id',
  'time.future',
  'sample-rate.out-of-range',
]
/** Of a span these are told when it is decoded. */
export const repairedOfLog: RuleId[] = ['trace-id.invalid', 'span-id.invalid', 'time.future']

/** Each rule once that lost something of an item, or that repaired it. */
export function* changesToTell(changes: readonly Change[], repaired: readonly RuleId[]): Generator<SingleFinding> {
  for (const rule of new Set(changes.filter((change) => !isOfAnotherUnit(change)).map((change) => change.rule))) {
    if (lost.includes(rule)) yield dropped(rule, ruleTexts[rule])
    if (repaired.includes(rule)) yield { rule: 'repaired', code: rule, message: ruleTexts[rule] }
  }
}

/** Tells of each span id that came before; whoever looks at spans one by one need not keep them. */
export function findRepeats(): (id: Json | undefined) => Generator<SingleFinding> {
  const seen = new Set<string>()
  return function* (id) {
    const spanId = spanIdOf(id)
    if (spanId === null) return
    if (seen.has(spanId)) yield dropped('duplicate', lossTexts.duplicate)
    seen.add(spanId)
  }
}

/** A start that is in no year of ours is told when it is decoded. */
function isOfAnotherUnit({ rule, field, from }: Change): boolean {
  const startMs = Number(from) * 1_000
  return rule === 'time.future' && field !== 'timestamp' && !isPlausible(startMs, startMs)
}

/** A list of objects that is none, or in which something else stands; nothing of what is no object is kept. */
export function noList(name: string): SingleFinding {
  return dropped('wrong_shape', `The list ${name} is none, or holds something else than objects: that is not read.`)
}
