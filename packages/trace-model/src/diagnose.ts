import { browserRequests, type Halves, halvesOf } from './halves.ts'
import type { AttributeValue, LinkState, Log, TraceRecords, Verdict } from './model.ts'

export type Diagnosis = { link: LinkState; verdict: Verdict }

/** Says whether browser and backend are one trace and, if not, what to check first, from the records of that trace alone. */
export function diagnose(records: Omit<TraceRecords, 'replays'>): Diagnosis {
  const halves = halvesOf(records.spans)
  if (halves.join) return linked(halves, halves.join)
  if (halves.server.length === 0) return withoutBackend(records, halves)
  return halves.browser.length > 0 ? unjoined(halves) : withoutBrowser(halves)
}

function linked(halves: Halves, { request, handler }: NonNullable<Halves['join']>): Diagnosis {
  const services = new Set([...halves.browser, ...halves.server].map((span) => span.service)).size
  return told(
    'linked',
    'linked',
    `${handler.service} continued ${request.name} of ${request.service}: ${services} services, one trace id.`,
  )
}

function withoutBackend(records: Omit<TraceRecords, 'replays'>, halves: Halves): Diagnosis {
  const unsampled = records.logs.find((log) => recordedTraceparent(log)?.endsWith('-00'))
  if (unsampled) {
    return told(
      'unsampled',
      'unsampled',
      `The request reached ${unsampled.service} with a traceparent that ends in -00, so its sampler recorded no span: check tracesSampleRate in the browser, and OTEL_TRACES_SAMPLER=always_on on the backend.`,
    )
  }
  if (halves.browser.length > 0) return browserOnly(records, halves)
  if (records.logs.length > 0) {
    return told(
      'logs-only',
      'logs-only',
      'Only logs arrived with this trace id: check that the service also exports traces, and that sampling kept this one.',
    )
  }
  return told(
    'logs-only',
    'errors-only',
    'Only errors arrived with this trace id: check that tracing is on where they were captured.',
  )
}

function browserOnly(records: Omit<TraceRecords, 'replays'>, halves: Halves): Diagnosis {
  const backendLog = records.logs.find((log) => log.source === 'otlp')
  if (backendLog) {
    return told(
      'browser-only',
      'browser-only-backend-logged',
      `${backendLog.service} logged in this trace but sent no span: check its trace exporter and the Collector's traces pipeline.`,
    )
  }
  const request = browserRequests(halves)[0]
  if (!request)
    return told(
      'browser-only',
      'browser-only-no-request',
      'The browser made no request in this trace, so there is nothing to link.',
    )
  return told(
    'browser-only',
    'browser-only',
    `No backend span followed ${request.name}: check that its origin is in tracePropagationTargets, that propagateTraceparent is on, and that the backend exports here.`,
  )
}

function unjoined(halves: Halves): Diagnosis {
  const entry = halves.entries[0]
  if (!entry) {
    const service = halves.server[0]?.service
    return told(
      'broken',
      'broken-no-server-span',
      `${service} sent spans but no SERVER span: check that its HTTP instrumentation is loaded before the server is.`,
    )
  }
  if (entry.parentSpanId === null) {
    return told(
      'broken',
      'broken-parent-ignored',
      `${entry.name} in ${entry.service} has no parent although the browser is in this trace: check that the backend reads the traceparent header.`,
    )
  }
  return parentNeverSent(entry.name, entry.service, entry.parentSpanId)
}

function withoutBrowser(halves: Halves): Diagnosis {
  const orphan = halves.entries.find((span) => span.parentSpanId !== null)
  if (orphan?.parentSpanId) return parentNeverSent(orphan.name, orphan.service, orphan.parentSpanId)
  return told(
    'backend-only',
    'backend-only',
    'No browser is in this trace: the request came without a traceparent, as from curl or a job. From a browser, check propagateTraceparent and tracePropagationTargets.',
  )
}

function parentNeverSent(name: string, service: string, parentSpanId: string): Diagnosis {
  return told(
    'broken',
    'broken-parent-never-sent',
    `${name} in ${service} has the parent ${parentSpanId}, which nobody sent here: check that the browser's DSN is this lab's and that its spans were not filtered.`,
  )
}

function told(link: LinkState, code: string, message: string): Diagnosis {
  return { link, verdict: { linked: link === 'linked', code, message } }
}

/** A recorded header is a list of values by convention; some instrumentation writes the value itself. */
function recordedTraceparent(log: Log): string | null {
  const recorded: AttributeValue | undefined = log.attributes['http.request.header.traceparent']
  const value = Array.isArray(recorded) ? recorded[0] : recorded
  return typeof value === 'string' ? value : null
}
