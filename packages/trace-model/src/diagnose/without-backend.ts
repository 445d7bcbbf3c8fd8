import { browserRequests, type Halves } from '../halves.ts'
import type { Evidence, Log, Span } from '../model.ts'
import { httpStatusOf } from '../request-status.ts'
import { recordedHeader } from './recorded-header.ts'
import {
  type Diagnosis,
  errorEvidence,
  headerEvidence,
  logEvidence,
  metricEvidence,
  type Records,
  spanEvidence,
  told,
} from './told.ts'

/** No span of a backend came with the trace id. */
export function withoutBackend(records: Records, halves: Halves, clientReports: Evidence[]): Diagnosis {
  const unsampled = records.logs.find((log) => recordedHeader(log, 'traceparent')?.endsWith('-00'))
  if (unsampled) return notSampled(unsampled, clientReports)
  if (halves.browser.length > 0) return browserOnly(records, halves, clientReports)
  return withoutSpans(records)
}

/** `sentry-trace` has a third part where there was a decision; `traceparent` says -00 in both cases. */
function notSampled(log: Log, clientReports: Evidence[]): Diagnosis {
  const headers = ['traceparent', 'sentry-trace'].flatMap((name) => {
    const value = recordedHeader(log, name)
    return value === null ? [] : [headerEvidence(name, value, null)]
  })
  const isUndecided = recordedHeader(log, 'sentry-trace')?.split('-').length === 2
  const browserSide = isUndecided
    ? 'Set tracesSampleRate in the browser, which does not trace'
    : 'Check tracesSampleRate, tracesSampler and ignoreSpans in the browser'
  return told(
    'unsampled',
    `The request reached ${log.service} with a traceparent that ends in -00, so its sampler recorded no span.`,
    `${browserSide}, and set OTEL_TRACES_SAMPLER=always_on on the backend.`,
    [...headers, logEvidence(log), ...clientReports],
  )
}

function browserOnly({ logs }: Records, halves: Halves, clientReports: Evidence[]): Diagnosis {
  const backendLog = logs.find((log) => log.source === 'otlp')
  if (backendLog) {
    return told(
      'browser-only-backend-logged',
      `${backendLog.service} logged in this trace but sent no span.`,
      'Check OTEL_TRACES_SAMPLER and OTEL_TRACES_EXPORTER, what its exporter is answered, and the traces pipeline of the Collector.',
      [logEvidence(backendLog)],
    )
  }
  const requests = browserRequests(halves)
  const request = requests[0]
  if (request) return requests.every(isUnanswered) ? unanswered(request) : notFollowed(request, clientReports)
  return told(
    'browser-only-no-request',
    'The browser recorded no request in this trace, so there is nothing to link.',
    'If it made one, check traceFetch, traceXHR and shouldCreateSpanForRequest of browserTracingIntegration.',
    halves.browser.slice(0, 1).map(spanEvidence),
  )
}

function isUnanswered(request: Span): boolean {
  return request.status === 'error' && !httpStatusOf(request)
}

function unanswered(request: Span): Diagnosis {
  return told(
    'browser-only-request-failed',
    `${request.name} got no answer: the browser could not reach the backend, or was not allowed to.`,
    "Check that the backend runs, and that its CORS list allows the page's origin and the headers traceparent, sentry-trace and baggage.",
    [spanEvidence(request)],
  )
}

function notFollowed(request: Span, clientReports: Evidence[]): Diagnosis {
  return told(
    'browser-only',
    `No backend span followed ${request.name}.`,
    'Check that its origin is in tracePropagationTargets, that propagateTraceparent is on, and that the backend exports here.',
    [spanEvidence(request), ...clientReports],
  )
}

function withoutSpans({ logs: [log], errors: [error], metrics: [metric] }: Records): Diagnosis {
  if (log) {
    const next = 'Check that the service also exports traces, and that sampling kept this one.'
    return told('logs-only', 'Only logs arrived with this trace id.', next, [logEvidence(log)])
  }
  const next = 'Check that tracing is on where they were captured, and that its spans were not dropped.'
  if (metric && !error) {
    return told('metrics-only', 'Only metrics arrived with this trace id.', next, [metricEvidence(metric)])
  }
  return told('errors-only', 'Only errors arrived with this trace id.', next, error ? [errorEvidence(error)] : [])
}
