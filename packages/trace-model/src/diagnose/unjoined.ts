import type { Halves } from '../halves.ts'
import type { Evidence, Span } from '../model.ts'
import { backendOnly } from './backend-only.ts'
import { parentNeverSent } from './parent-never-sent.ts'
import { headerOfRequest } from './recorded-header.ts'
import { type Diagnosis, headerEvidence, type Records, spanEvidence, told } from './told.ts'

/** A backend that is not joined to a browser, whether one is in the trace or not. */
export function unjoined(records: Records, halves: Halves, clientReports: Evidence[]): Diagnosis {
  const orphan = halves.entries.find((span) => span.parentSpanId !== null)
  const [entry] = halves.entries
  if (halves.browser.length > 0) {
    if (!entry) return withoutHandler(records, halves)
    return entry.parentSpanId === null ? parentIgnored(records, entry) : parentNeverSent(records, entry, clientReports)
  }
  if (orphan) return parentNeverSent(records, orphan, clientReports)
  return entry ? withoutParent(records, entry) : backendOnly(halves)
}

/** What the backend sent hangs below a span that was lost on the way, or below none that a request had. */
function withoutHandler({ spans }: Records, { server }: Halves): Diagnosis {
  const known = new Set(spans.map(({ spanId }) => spanId))
  const orphan = server.find(({ parentSpanId }) => parentSpanId !== null && !known.has(parentSpanId))
  if (orphan) {
    return told(
      'broken-no-server-span',
      `${orphan.service} sent spans but no SERVER span: ${orphan.name} is the child of one that nobody sent.`,
      'Check that no filter or sampler drops it, in the service or in the Collector.',
      [spanEvidence(orphan)],
    )
  }
  const span = server[0] as Span
  return told(
    'broken-no-server-span',
    `${span.service} sent spans but no SERVER span.`,
    'Check that its HTTP instrumentation is on, and loaded before the server is.',
    [spanEvidence(span)],
  )
}

/** The request began a trace of its own; its headers, where the service recorded them, say why. */
function withoutParent(records: Records, entry: Span): Diagnosis {
  if (headerOfRequest(records, entry, 'traceparent') !== null) return parentIgnored(records, entry)
  const sentryTrace = headerOfRequest(records, entry, 'sentry-trace')
  if (sentryTrace === null) return backendOnly({ entries: [entry], server: [] })
  return told(
    'broken-no-traceparent',
    `The request reached ${entry.service} with sentry-trace but without traceparent, so it began a trace of its own.`,
    'Set propagateTraceparent: true in the Sentry SDK that sent the request, and let proxies and the CORS list pass traceparent.',
    [headerEvidence('sentry-trace', sentryTrace, entry.spanId), spanEvidence(entry)],
  )
}

function parentIgnored(records: Records, entry: Span): Diagnosis {
  const traceparent = headerOfRequest(records, entry, 'traceparent')
  if (traceparent === null) return parentMissing(entry)
  const header = headerEvidence('traceparent', traceparent, entry.spanId)
  return told(
    'broken-parent-ignored',
    `${entry.name} in ${entry.service} got a traceparent and did not continue it.`,
    isTraceparent(traceparent)
      ? checkPropagators
      : 'The header is none of W3C (00-<trace id>-<span id>-01): leave it to the SDK, and to one alone, to set it.',
    [header, spanEvidence(entry)],
  )
}

function parentMissing(entry: Span): Diagnosis {
  const message = `${entry.name} in ${entry.service} has no parent although the browser is in this trace.`
  return told('broken-parent-ignored', message, checkPropagators, [spanEvidence(entry)])
}

const checkPropagators =
  'Check that OTEL_PROPAGATORS names tracecontext, and that nothing else sets the propagator of the service.'

function isTraceparent(value: string): boolean {
  return /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-|$)/.test(value)
}
