import { serviceNames } from '@checkout/contract/telemetry'
import type { Log, TraceDetail } from '@checkout/trace-model/model'
import type { FailureCode } from './failures.ts'

/** What the API logged, by way of OTLP. */
export function apiLogs(logs: Log[]): Log[] {
  return logs.filter(({ service, source }) => service === serviceNames.api && source === 'otlp')
}

/** What is wrong with the place of a record that belongs on a span of the trace; nothing where it hangs there. */
export function misplaced({ traceId, spanId }: Log, trace: TraceDetail): FailureCode | undefined {
  if (traceId === null || spanId === null) return 'record-without-ids'
  const isKnown = traceId === trace.traceId && trace.spans.some((span) => span.spanId === spanId)
  return isKnown ? undefined : 'record-elsewhere'
}

/** A record in a line: what it says, how loud, and the span it hangs on. */
export function recordLine({ body, severity, traceId, spanId }: Log, trace: TraceDetail): string {
  const span = trace.spans.find((each) => each.traceId === traceId && each.spanId === spanId)
  const place = span ? `on ${span.name}` : `trace ${traceId ?? 'none'}, span ${spanId ?? 'none'}`
  return `${severity.padEnd(5)} ${body}, ${place}`
}
