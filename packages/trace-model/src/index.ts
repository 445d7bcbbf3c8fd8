export { type BodyKind, decodeBody, scanBody } from './body.ts'
export {
  type Damage,
  type DamageCode,
  type Decoded,
  DecodeError,
  type Discarded,
  type ReplaySegment,
  type Wants,
} from './decoded.ts'
export { diagnosisSteps } from './diagnose/diagnose.ts'
export type { Diagnosis } from './diagnose/told.ts'
export { decodeEnvelope } from './envelope/decode-envelope.ts'
export { type Envelope, type EnvelopeItem, readEnvelope } from './envelope/read-envelope.ts'
export { spanIdOf, traceIdOf } from './ids.ts'
export { joinSteps } from './joins.ts'
export { decodeLogsJson } from './otlp/json-logs.ts'
export { decodeTracesJson } from './otlp/json-traces.ts'
export { decodeLogsProtobuf } from './otlp/protobuf-logs.ts'
export { decodeTracesProtobuf } from './otlp/protobuf-traces.ts'
export { atOnce, pause, type Steps } from './pause.ts'
export type { Found, Scanned } from './scan/found.ts'
export { summarySteps } from './summarize.ts'
