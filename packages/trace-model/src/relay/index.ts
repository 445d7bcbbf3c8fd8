export type { Finding } from './finding.ts'
export { findingsIn } from './findings.ts'
export type {
  Change,
  DropReason,
  Outcome,
  Relayed,
  RelayOptions,
  SentryAttribute,
  SentryLink,
  SentryLog,
  SentrySpan,
} from './items.ts'
export { relayLogs, relayTraces } from './relay.ts'
export { relaySpan, type SpanName } from './relay-span.ts'
