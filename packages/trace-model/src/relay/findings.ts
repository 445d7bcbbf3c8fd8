import { type BodyKind, decodeBody } from '../body.ts'
import { type Decoded, DecodeError } from '../decoded.ts'
import { isObject, type JsonObject, parseObject } from '../json.ts'
import { logsAsJson, tracesAsJson } from '../otlp/as-json.ts'
import { nanosIn } from '../otlp/json-values.ts'
import type { Change, Outcome } from './items.ts'
import { eachRelayedLog, eachRelayedSpan } from './relay.ts'
import { type RuleId, ruleTexts } from './rules.ts'

/** What Sentry would lose or change of a body without a word, or what looks like a mistake of its sender. */
export type Finding = { rule: 'dropped' | 'repaired' | 'suspicious'; code: string; message: string; count: number }

/**
 * Looks for what became of the records of a body, record by record, so that the caller may pause between them; each kind of finding is
 * told once, with how often. What is merely too old for Sentry is no finding, as every recorded trace is that one day.
 */
export function* findingsIn(kind: BodyKind, bytes: Uint8Array, receivedAtMs: number): Generator<void, Finding[]> {
  const found = new Map<string, Finding>()
  for (const finding of findingsOf(kind, bytes, receivedAtMs)) {
    if (finding === null) yield
    else add(found, finding)
  }
  return [...found.values()]
}

type One = Omit<Finding, 'count'>

function add(found: Map<string, Finding>, one: One): void {
  const known = found.get(one.code)
  if (known) known.count += 1
  else found.set(one.code, { ...one, count: 1 })
}

/** `null` stands for the end of a record. */
function* findingsOf(kind: BodyKind, bytes: Uint8Array, receivedAtMs: number): Generator<One | null> {
  const options = { receivedAtMs, stage: 'stored' } as const
  if (kind === 'envelope') {
    for (const record of decodeBody(kind, bytes)) {
      yield* oddTimes(record)
      yield null
    }
    return
  }
  const request = requestOf(kind, bytes)
  const isTraces = kind === 'traces-json' || kind === 'traces-protobuf'
  for (const { received, changes, outcome } of isTraces
    ? eachRelayedSpan(request, options)
    : eachRelayedLog(request, options)) {
    const record = isObject(received) ? received : {}
    yield* losses(record, outcome, isTraces)
    yield* repairs(changes, isTraces)
    yield null
  }
}

/** A broken body holds nothing: that it is broken is told when it is decoded. */
function requestOf(kind: BodyKind, bytes: Uint8Array): JsonObject {
  try {
    if (kind === 'traces-protobuf') return tracesAsJson(bytes)
    return kind === 'logs-protobuf' ? logsAsJson(bytes) : parseObject(bytes)
  } catch (error) {
    if (error instanceof DecodeError) return {}
    throw error
  }
}

/** A day in 1973 in nanoseconds, which milliseconds of today are below, and one in 2100 in milliseconds. */
const firstNanos = 100_000_000_000_000_000n
const lastMs = 4_102_444_800_000

/** Of a span times are told when it is decoded. */
function* losses(record: JsonObject, outcome: Outcome, isSpan: boolean): Generator<One> {
  if (outcome.type === 'accepted') return
  const { reason } = outcome
  const text = texts[reason]
  if (text !== undefined) yield dropped(reason, text)
  else if (reason === 'timestamp' && !isSpan) yield* oddTime(nanosIn(record, 'timeUnixNano'))
}

function* oddTime(nanos: bigint): Generator<One> {
  if (nanos === 0n) yield dropped('timestamp', 'A log has no time, and Sentry drops it.')
  else if (nanos < firstNanos) yield wrongUnit('nanoseconds')
}

const texts: Partial<Record<string, string>> = {
  duplicate: 'A span id came twice in one request: Sentry keeps the later span.',
  no_data: 'A span without a name or a log without a body is dropped by Sentry.',
  'too_large:span': 'A span of more than 10 MiB is dropped by Sentry.',
  'too_large:log': 'A log of more than 2 MiB is dropped by Sentry.',
}

function dropped(code: string, message: string): One {
  return { rule: 'dropped', code, message }
}

function wrongUnit(unit: string): One {
  const message = `The time of a log is in another unit than ${unit}: Sentry takes it for one long past or far ahead.`
  return { rule: 'suspicious', code: 'time_unit', message }
}

const lost: RuleId[] = ['events.dropped', 'value.nested', 'value.not-text', 'attribute.mixed-list']
const repaired: RuleId[] = [
  'parent-span-id.invalid',
  'link.span-id',
  'link.trace-id',
  'time.future',
  'sample-rate.out-of-range',
]
/** Of a span these are told when it is decoded. */
const repairedLog: RuleId[] = ['trace-id.invalid', 'span-id.invalid', 'time.future']

function* repairs(changes: readonly Change[], isSpan: boolean): Generator<One> {
  const mended = isSpan ? repaired : repairedLog
  for (const rule of new Set(changes.map((change) => change.rule))) {
    if (lost.includes(rule)) yield dropped(rule, ruleTexts[rule])
    if (mended.includes(rule)) yield { rule: 'repaired', code: rule, message: ruleTexts[rule] }
  }
}

function* oddTimes(record: Decoded): Generator<One> {
  if (record.type !== 'log') return
  if (record.log.timeMs === 0) yield dropped('timestamp', 'A log has no time, and Sentry drops it.')
  else if (record.log.timeMs > lastMs) yield wrongUnit('seconds')
}
