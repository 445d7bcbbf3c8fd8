import type { ErrorEvent, Log, Metric, Span } from './model.ts'
import type { Pause } from './pause.ts'

/** One segment of a session replay, with the traces and errors it says were seen meanwhile. */
export type ReplaySegment = {
  replayId: string
  segmentId: number
  startTimeMs: number | null
  traceIds: string[]
  errorIds: string[]
  urls: string[]
}

/** What an SDK says it threw away before sending. */
export type Discarded = { reason: string; category: string; quantity: number }

/** What is wrong with a part of a body whose other parts are kept. */
export type DamageCode =
  | 'not_json'
  | 'not_protobuf'
  | 'wrong_shape'
  | 'wrong_item_header'
  | 'wrong_item_length'
  | 'missing_trace_id'
  | 'missing_span_id'
  | 'too_deep'
  | 'implausible_time'

/** What one body holds, record by record, in the order received. */
export type Decoded =
  /** `doubt` says what cannot be about its times. */
  | { type: 'span'; span: Span; doubt?: string | null }
  | { type: 'log'; log: Log }
  | { type: 'error'; error: ErrorEvent }
  | { type: 'metric'; metric: Metric }
  | { type: 'replay'; replay: ReplaySegment }
  | { type: 'client_report'; discarded: Discarded[] }
  | { type: 'ignored'; item: string }
  | { type: 'damaged'; item: string; code: DamageCode; message: string }
  | Pause

/** A part that could not be read, or whose times cannot be. */
export type Damage = Extract<Decoded, { type: 'damaged' }>

/** Whether the records of a trace are asked for; those that cannot be told before decoding are decoded anyway. */
export type Wants = (traceId: string | null) => boolean

/** The only error that decoders throw: the bytes are not what they claim to be. */
export class DecodeError extends Error {
  override name = 'DecodeError'
  readonly code: DamageCode

  constructor(code: DamageCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Turns a decoder's own error into a damage record; any other error is a bug and passes through. */
export function damageOf(item: string, error: unknown): Decoded {
  if (!(error instanceof DecodeError)) throw error
  return { type: 'damaged', item, code: error.code, message: error.message }
}

/** Decodes one record of many: a bad one becomes a damage and takes no other with it. */
export function attempt(item: string, decode: () => Decoded): Decoded {
  try {
    return decode()
  } catch (error) {
    return damageOf(item, error)
  }
}
