export { type BodyKind, bodyKinds, decodeBody, scanBody } from './body.ts'
export {
  type Damage,
  type Decoded,
  DecodeError,
  type Discarded,
  type ReplaySegment,
} from './decoded.ts'
export { diagnosisSteps } from './diagnose/diagnose.ts'
export { tracesNamedIn } from './diagnose/traces-named.ts'
export { type Envelope, type EnvelopeItem, readEnvelope } from './envelope/read-envelope.ts'
export { traceIdOf } from './ids.ts'
export { joinSteps } from './joins.ts'
export { atOnce, pause, type Steps } from './pause.ts'
export type { Found, Scanned } from './scan/found.ts'
export { summarySteps } from './summarize.ts'
