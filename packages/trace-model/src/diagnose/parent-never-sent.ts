import type { Evidence, Log, Span } from '../model.ts'
import { callerOf } from './caller.ts'
import { headerOfRequest } from './recorded-header.ts'
import { type Diagnosis, headerEvidence, logEvidence, type Records, spanEvidence, told } from './told.ts'

/** A SERVER span continues a span that is not here: one of the browser, unless that is here, or of a service in between. */
export function parentNeverSent(records: Records, span: Span, clientReports: Evidence[]): Diagnosis {
  const traceparent = headerOfRequest(records, span, 'traceparent')
  if (traceparent?.endsWith('-00')) return leftOut(span, traceparent, clientReports)
  const silent = logOfSilentService(records)
  const hasBrowser = records.spans.some(({ side }) => side === 'browser')
  return told(
    'broken-parent-never-sent',
    `${span.name} in ${span.service} has the parent ${span.parentSpanId}, which nobody sent here.`,
    nextOf(span, silent, hasBrowser),
    [spanEvidence(span), ...(silent ? [logEvidence(silent)] : []), ...clientReports],
  )
}

function leftOut(span: Span, traceparent: string, clientReports: Evidence[]): Diagnosis {
  return told(
    'unsampled-backend-only',
    `The browser left this trace out, as its traceparent says with -00; ${span.service} recorded it all the same.`,
    'To see the browser as well, check tracesSampleRate, tracesSampler and ignoreSpans there.',
    [headerEvidence('traceparent', traceparent, span.spanId), spanEvidence(span), ...clientReports],
  )
}

/** What a service logged that sent no span: likely the one in between. */
function logOfSilentService({ spans, logs }: Records): Log | undefined {
  const heard = new Set(spans.map(({ service }) => service))
  return logs.find(({ source, service }) => source === 'otlp' && !heard.has(service))
}

function nextOf(span: Span, silent: Log | undefined, hasBrowser: boolean): string {
  if (silent) {
    return `${silent.service} logged in this trace and sent no span: check OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and its headers there.`
  }
  if (hasBrowser) {
    return "The browser's spans are here, so check that every service in between exports its spans, and that none are filtered."
  }
  const { agent, isBrowser } = callerOf(span)
  if (agent !== null && !isBrowser) {
    return `The request came from ${agent}, so check that this caller sends its spans here, and that they were not filtered.`
  }
  return "Check that the browser's DSN is this lab's, that nothing blocks its requests, and that its spans were not filtered."
}
