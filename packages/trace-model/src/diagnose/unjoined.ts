import type { Halves } from '../halves.ts'
import type { Evidence, Span } from '../model.ts'
import { recordedHeader } from './recorded-header.ts'
import { type Diagnosis, headerEvidence, spanEvidence, told } from './told.ts'

/** A backend that is not joined to a browser, whether one is in the trace or not. */
export function unjoined(halves: Halves, clientReports: Evidence[]): Diagnosis {
  const orphan = halves.entries.find((span) => span.parentSpanId !== null)
  const [entry] = halves.entries
  if (halves.browser.length > 0) {
    if (!entry) return withoutHandler(halves.server[0] as Span)
    return entry.parentSpanId === null ? parentIgnored(entry) : parentNeverSent(entry, clientReports)
  }
  if (orphan) return parentNeverSent(orphan, clientReports)
  return entry ? withoutParent(entry) : backendOnly(halves.server[0] as Span)
}

function withoutHandler(span: Span): Diagnosis {
  return told(
    'broken-no-server-span',
    `${span.service} sent spans but no SERVER span.`,
    'Check that its HTTP instrumentation is on, and loaded before the server is.',
    [spanEvidence(span)],
  )
}

/** The request began a trace of its own; its headers, where the service recorded them, say why. */
function withoutParent(entry: Span): Diagnosis {
  if (recordedHeader(entry, 'traceparent') !== null) return parentIgnored(entry)
  const sentryTrace = recordedHeader(entry, 'sentry-trace')
  if (sentryTrace === null) return backendOnly(entry)
  return told(
    'broken-no-traceparent',
    `The request reached ${entry.service} with sentry-trace but without traceparent, so it began a trace of its own.`,
    'Set propagateTraceparent: true in the browser, and let proxies and the CORS list pass traceparent.',
    [headerEvidence('sentry-trace', sentryTrace, entry.spanId), spanEvidence(entry)],
  )
}

function parentIgnored(entry: Span): Diagnosis {
  const traceparent = recordedHeader(entry, 'traceparent')
  const header = traceparent === null ? [] : [headerEvidence('traceparent', traceparent, entry.spanId)]
  return told(
    'broken-parent-ignored',
    header.length > 0
      ? `${entry.name} in ${entry.service} got a traceparent and did not continue it.`
      : `${entry.name} in ${entry.service} has no parent although the browser is in this trace.`,
    'Check that OTEL_PROPAGATORS names tracecontext, and that nothing else sets the propagator of the service.',
    [...header, spanEvidence(entry)],
  )
}

function parentNeverSent(span: Span, clientReports: Evidence[]): Diagnosis {
  return told(
    'broken-parent-never-sent',
    `${span.name} in ${span.service} has the parent ${span.parentSpanId}, which nobody sent here.`,
    "Check that the browser's DSN is this lab's, that nothing blocks its requests, and that its spans were not filtered.",
    [spanEvidence(span), ...clientReports],
  )
}

function backendOnly(span: Span): Diagnosis {
  return told(
    'backend-only',
    'No browser is in this trace: the request came without trace headers, as from curl or a job.',
    'From a browser, check propagateTraceparent and tracePropagationTargets.',
    [spanEvidence(span)],
  )
}
