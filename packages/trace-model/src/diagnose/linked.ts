import { type Halves, isHandler } from '../halves.ts'
import type { Source, Span } from '../model.ts'
import { type Diagnosis, type Records, spanEvidence, told } from './told.ts'

type Join = NonNullable<Halves['join']>

/** A linked trace, unless there is something to say about it all the same. */
export function linked(records: Records, halves: Halves, join: Join): Diagnosis {
  return twoTracers(halves) ?? eventsDropped(records) ?? continued(halves, join)
}

function continued({ browser, server }: Halves, { request, handler }: Join): Diagnosis {
  const services = new Set<string>()
  for (const half of [browser, server]) for (const { service } of half) services.add(service)
  const message = `${handler.service} continued ${request.name} of ${request.service}: ${services.size} services, one trace id.`
  return told('linked', message, null, [spanEvidence(request), spanEvidence(handler)])
}

/** A service whose requests stand in the trace as spans of both; its SERVER spans show that best. */
function twoTracers({ server }: Halves): Diagnosis | null {
  const pair = ofBothTracers(server.filter(isHandler)) ?? ofBothTracers(server)
  if (!pair) return null
  return told(
    'linked-two-tracers',
    `${pair.otlp.service} is traced twice, by OpenTelemetry and by a Sentry SDK.`,
    'Leave out tracesSampleRate where the Sentry SDK of the service is started, and SENTRY_TRACES_SAMPLE_RATE: Sentry then has the errors and OpenTelemetry the spans.',
    [spanEvidence(pair.otlp), spanEvidence(pair.envelope)],
  )
}

/** The first spans of a service that came in both ways. */
function ofBothTracers(spans: readonly Span[]): Record<Source, Span> | null {
  const spanOf = new Map<string, Span>()
  for (const span of spans) {
    const other = spanOf.get(span.service)
    if (!other) spanOf.set(span.service, span)
    else if (other.source !== span.source) {
      return span.source === 'otlp' ? { otlp: span, envelope: other } : { otlp: other, envelope: span }
    }
  }
  return null
}

/** An exception that is nowhere but in a span event; that the browser reports what it was answered does not tell why. */
function eventsDropped({ spans, logs, errors }: Records): Diagnosis | null {
  const severe = logs.filter(({ severity }) => severity === 'error' || severity === 'fatal')
  const tellers = new Set([...severe, ...errors].map(({ service }) => service))
  const span = spans.find(
    ({ service, events }) => !tellers.has(service) && events.some(({ name }) => name === 'exception'),
  )
  if (!span) return null
  return told(
    'linked-events-dropped',
    `${span.name} in ${span.service} tells of its exception in a span event alone, which Sentry's OTLP intake drops.`,
    'Write a log with the error inside the span, or report it with a Sentry SDK.',
    [spanEvidence(span)],
  )
}
