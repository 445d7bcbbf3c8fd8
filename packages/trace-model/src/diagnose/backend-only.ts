import type { Halves } from '../halves.ts'
import type { Evidence, Span } from '../model.ts'
import { callerOf } from './caller.ts'
import { type Diagnosis, headerEvidence, spanEvidence, told } from './told.ts'

/** A backend that began the trace, as far as anybody recorded. */
export function backendOnly({ entries: [entry], server }: Pick<Halves, 'entries' | 'server'>): Diagnosis {
  if (!entry) return begunByItself(server.find(({ parentSpanId }) => parentSpanId === null) ?? (server[0] as Span))
  const { agent, isBrowser } = callerOf(entry)
  const evidence = agent === null ? [] : [headerEvidence('user-agent', agent, entry.spanId)]
  return isBrowser ? fromBrowser(entry, evidence) : fromElsewhere(entry, evidence)
}

function fromBrowser(entry: Span, agent: Evidence[]): Diagnosis {
  return told(
    'backend-only',
    `A browser called ${entry.service}, and no trace headers of that request are on record.`,
    'Check in the browser that the SDK has a DSN, that tracePropagationTargets name this backend, and that propagateTraceparent is on; in the backend, that OTEL_PROPAGATORS has tracecontext.',
    [spanEvidence(entry), ...agent],
  )
}

function fromElsewhere(entry: Span, agent: Evidence[]): Diagnosis {
  return told(
    'backend-only',
    'No browser is in this trace: the request came without trace headers, as from curl or a job.',
    'If a service sent it, check OTEL_PROPAGATORS and the instrumentation of its HTTP client; in a browser, tracePropagationTargets.',
    [spanEvidence(entry), ...agent],
  )
}

function begunByItself(root: Span): Diagnosis {
  return told(
    'backend-only',
    `${root.service} began this trace itself, with ${root.name}, as a job does.`,
    'If a request led to it, check that HTTP instrumentation is on, and loaded before the server is.',
    [spanEvidence(root)],
  )
}
