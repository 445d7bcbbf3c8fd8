import type { Json } from '../json.ts'
import type { RuleId } from './rules.ts'

/** Sentry's own items, in its field names. A field that Sentry would leave out is left out. */

type AttributeType = 'string' | 'boolean' | 'integer' | 'double' | 'array'
export type SentryAttribute = { type: AttributeType; value: Json }
export type SentryAttributes = Record<string, SentryAttribute>

export type SentryLink = { trace_id: string; span_id: string; sampled: boolean; attributes: SentryAttributes }

export type SentrySpan = {
  trace_id: string
  parent_span_id?: string
  span_id?: string
  name?: string
  status: 'ok' | 'error'
  is_segment: boolean
  /** Unix seconds to the microsecond. */
  start_timestamp: number
  end_timestamp: number
  /** A link that Sentry cannot read is `null`. */
  links: (SentryLink | null)[]
  attributes: SentryAttributes
}

export type SentryLog = {
  /** Unix seconds to the microsecond. */
  timestamp: number
  trace_id: string
  /** `null` when one came that is invalid. */
  span_id?: string | null
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
  body?: string
  attributes: SentryAttributes
}

/** One field made different by one rule; `null` stands for absent. What a rule says in words is in `rules.ts`. */
export type Change = { rule: RuleId; field: string; from: Json; to: Json }

export type DropReason =
  | 'invalid_protobuf'
  | 'invalid_span'
  | 'duplicate'
  | 'timestamp'
  | 'no_data'
  | 'too_large:span'
  | 'too_large:log'
export type Outcome = { type: 'accepted' } | { type: 'dropped'; reason: DropReason }

/** One record as it came and as Sentry has it; `item` is null when it is dropped. */
export type Relayed<Item> = { received: Json; item: Item | null; changes: Change[]; outcome: Outcome }

export type RelayOptions = {
  /** When the request came in, in Unix milliseconds. */
  receivedAtMs: number
  /** `convert` stops after the translation from OTLP; `stored` goes on to what Sentry keeps. */
  stage: 'convert' | 'stored'
  /** Makes the ids Sentry makes up where a trace id is missing; 32 hex digits. Random unless given. */
  newTraceId?: () => string
}
