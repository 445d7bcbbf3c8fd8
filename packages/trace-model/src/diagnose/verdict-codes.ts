import type { LinkState } from '../model.ts'

type Meaning = { link: LinkState; meaning: string }

/** Every verdict there is, with its link state and what it stands for. */
export const verdictCodes = {
  linked: { link: 'linked', meaning: 'the backend continued the request of the browser' },
  'linked-two-tracers': {
    link: 'linked',
    meaning: 'linked, but a service is traced by OpenTelemetry and by a Sentry SDK',
  },
  'linked-events-dropped': {
    link: 'linked',
    meaning: 'linked, but what went wrong is told by span events alone, which Sentry drops',
  },
  'browser-only': { link: 'browser-only', meaning: 'the browser made a request, and no backend is in the trace' },
  'browser-only-no-request': { link: 'browser-only', meaning: 'the browser recorded no request' },
  'browser-only-request-failed': { link: 'browser-only', meaning: 'the request got no answer at all' },
  'browser-only-backend-logged': { link: 'browser-only', meaning: 'the backend sent logs and no spans' },
  'backend-only': { link: 'backend-only', meaning: 'the backend began the trace: no trace headers are on record' },
  'broken-no-traceparent': {
    link: 'broken',
    meaning: 'the request came with sentry-trace but without traceparent, so the backend began a trace of its own',
  },
  'broken-parent-ignored': { link: 'broken', meaning: 'the backend got a traceparent and did not continue it' },
  'broken-parent-never-sent': { link: 'broken', meaning: 'the backend continued a span that nobody sent' },
  'broken-no-server-span': { link: 'broken', meaning: 'the backend sent spans, but none for the request itself' },
  unsampled: { link: 'unsampled', meaning: 'the traceparent ended in -00, so the backend recorded no spans' },
  'unsampled-backend-only': {
    link: 'unsampled',
    meaning: 'the traceparent ended in -00, so the browser sent no spans; the backend recorded its own all the same',
  },
  'logs-only': { link: 'logs-only', meaning: 'nothing but logs came with the trace id' },
  'errors-only': { link: 'logs-only', meaning: 'nothing but errors came with the trace id' },
  'metrics-only': { link: 'logs-only', meaning: 'nothing but metrics came with the trace id' },
} as const satisfies Record<string, Meaning>

export type VerdictCode = keyof typeof verdictCodes
