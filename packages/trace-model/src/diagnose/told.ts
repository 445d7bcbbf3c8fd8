import type { ErrorEvent, Evidence, LinkState, Log, Metric, Span, TraceRecords, Verdict } from '../model.ts'
import { type VerdictCode, verdictCodes } from './verdict-codes.ts'

export type Records = Omit<TraceRecords, 'replays'>
export type Diagnosis = { link: LinkState; verdict: Verdict }

/** A verdict, with the link state that its code stands for. */
export function told(code: VerdictCode, message: string, next: string | null, evidence: Evidence[] = []): Diagnosis {
  const { link } = verdictCodes[code]
  return { link, verdict: { linked: link === 'linked', code, message, next, evidence } }
}

export function spanEvidence(span: Span): Evidence {
  const parent = span.parentSpanId === null ? 'no parent' : `parent ${span.parentSpanId}`
  return { type: 'span', text: `${span.name} of ${span.service}, ${parent}`, spanId: span.spanId }
}

export function logEvidence(log: Log): Evidence {
  return { type: 'log', text: `${log.body} of ${log.service}`, spanId: log.spanId }
}

export function headerEvidence(name: string, value: string, spanId: string | null): Evidence {
  return { type: 'header', text: `${name}: ${value}`, spanId }
}

export function errorEvidence({ type, service, spanId }: ErrorEvent): Evidence {
  return { type: 'error', text: `${type} of ${service}`, spanId }
}

export function metricEvidence({ type, name, service, spanId }: Metric): Evidence {
  return { type: 'metric', text: `${type} ${name} of ${service}`, spanId }
}
