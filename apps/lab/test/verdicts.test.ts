import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import type { TraceSummary, Verdict } from '@checkout/trace-model/model'
import { verdictCodes } from '@checkout/trace-model/verdict-codes'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startLab } from './lab.ts'

type Said = Pick<Verdict, 'message' | 'next'> & { evidence: string[] }

const folder = join(import.meta.dirname, 'captures/verdicts')
const captures = readdirSync(folder).flatMap((file) => (file.endsWith('.gz') ? file.replace('.jsonl.gz', '') : []))

/** What is said of each capture, but for what is another in each recording. */
const said: Record<string, Said> = {
  linked: {
    message: 'checkout-api continued POST /api/checkout of checkout-web: 3 services, one trace id.',
    next: null,
    evidence: [
      'span POST /api/checkout of checkout-web, parent SPAN',
      'span POST /api/checkout of checkout-api, parent SPAN',
    ],
  },
  'linked-two-tracers': {
    message: 'checkout-api is traced twice, by OpenTelemetry and by a Sentry SDK.',
    next: 'Leave out tracesSampleRate where the Sentry SDK of the service is started, and SENTRY_TRACES_SAMPLE_RATE: Sentry then has the errors and OpenTelemetry the spans.',
    evidence: ['span POST /api/checkout of checkout-api, parent SPAN', 'span POST of checkout-api, parent SPAN'],
  },
  'linked--sentry-alone': {
    message: 'checkout-api continued POST /api/checkout of checkout-web: 3 services, one trace id.',
    next: null,
    evidence: ['span POST /api/checkout of checkout-web, parent SPAN', 'span POST of checkout-api, parent SPAN'],
  },
  'broken-no-traceparent--service': {
    message: 'The request reached payments with sentry-trace but without traceparent, so it began a trace of its own.',
    next: 'Set propagateTraceparent: true in the Sentry SDK that sent the request, and let proxies and the CORS list pass traceparent.',
    evidence: ['header sentry-trace: TRACE-SPAN-1', 'span POST /charges of payments, no parent'],
  },
  'broken-parent-never-sent--service': {
    message: 'POST /api/checkout in checkout-api has the parent SPAN, which nobody sent here.',
    next: 'The request came from node, so check that this caller sends its spans here, and that they were not filtered.',
    evidence: ['span POST /api/checkout of checkout-api, parent SPAN'],
  },
  'linked-events-dropped': {
    message:
      "POST http://127.0.0.1:PORT/charges in checkout-api tells of its exception in a span event alone, which Sentry's OTLP intake drops.",
    next: 'Write a log with the error inside the span, or report it with a Sentry SDK.',
    evidence: ['span POST http://127.0.0.1:PORT/charges of checkout-api, parent SPAN'],
  },
  'browser-only': {
    message: 'No backend span followed POST /api/checkout.',
    next: 'Check that its origin is in tracePropagationTargets, that propagateTraceparent is on, and that the backend exports here.',
    evidence: ['span POST /api/checkout of checkout-web, parent SPAN'],
  },
  'browser-only--grpc': {
    message: 'No backend span followed POST /api/checkout.',
    next: 'First see to it that what the backend sends is taken: a connection was answered 400 (what came is not a request of HTTP).',
    evidence: [
      'span POST /api/checkout of checkout-web, parent SPAN',
      'refusal a connection was answered 400 (what came is not a request of HTTP)',
    ],
  },
  'browser-only--header': {
    message: 'No backend span followed POST /api/checkout.',
    next: 'First see to it that what the backend sends is taken: POST /api/2/integration/otlp/v1/traces was answered 401 (bad x-sentry-auth header).',
    evidence: [
      'span POST /api/checkout of checkout-web, parent SPAN',
      'refusal POST /api/2/integration/otlp/v1/traces was answered 401 (bad x-sentry-auth header)',
      'refusal POST /api/2/integration/otlp/v1/logs was answered 401 (bad x-sentry-auth header)',
    ],
  },
  'browser-only--no-target': {
    message: 'No backend span followed POST /api/checkout.',
    next: 'Check that its origin is in tracePropagationTargets, that propagateTraceparent is on, and that the backend exports here.',
    evidence: ['span POST /api/checkout of checkout-web, parent SPAN'],
  },
  'browser-only--no-traceparent': {
    message: 'No backend span followed POST /api/checkout.',
    next: 'Check that its origin is in tracePropagationTargets, that propagateTraceparent is on, and that the backend exports here.',
    evidence: ['span POST /api/checkout of checkout-web, parent SPAN'],
  },
  'browser-only-no-request': {
    message: 'The browser recorded no request in this trace, so there is nothing to link.',
    next: 'If it made one, check traceFetch, traceXHR and shouldCreateSpanForRequest of browserTracingIntegration.',
    evidence: ['span Pageload /nowhere of checkout-web, no parent'],
  },
  'browser-only-no-request--fetch-not-traced': {
    message: 'The browser recorded no request in this trace, so there is nothing to link.',
    next: 'If it made one, check traceFetch, traceXHR and shouldCreateSpanForRequest of browserTracingIntegration.',
    evidence: ['span Run checkout scenario of checkout-web, no parent'],
  },
  'browser-only-request-failed': {
    message: 'POST /api/checkout got no answer: the browser could not reach the backend, or was not allowed to.',
    next: "Check that the backend runs, and that its CORS list allows the page's origin and the headers traceparent, sentry-trace and baggage.",
    evidence: ['span POST /api/checkout of checkout-web, parent SPAN'],
  },
  'browser-only-request-failed--cors': {
    message: 'GET /api/products got no answer: the browser could not reach the backend, or was not allowed to.',
    next: "Check that the backend runs, and that its CORS list allows the page's origin and the headers traceparent, sentry-trace and baggage.",
    evidence: ['span GET /api/products of checkout-web, parent SPAN'],
  },
  'browser-only-backend-logged': {
    message: 'checkout-api logged in this trace but sent no span.',
    next: 'Check OTEL_TRACES_SAMPLER and OTEL_TRACES_EXPORTER, what its exporter is answered, and the traces pipeline of the Collector.',
    evidence: ['log incoming request of checkout-api'],
  },
  'browser-only-backend-logged--address': {
    message: 'checkout-api logged in this trace but sent no span.',
    next: 'First see to it that what the backend sends is taken: POST /api/2/integration/otlp was answered 404 (there is no POST /api/2/integration/otlp).',
    evidence: [
      'log incoming request of checkout-api',
      'refusal POST /api/2/integration/otlp was answered 404 (there is no POST /api/2/integration/otlp)',
    ],
  },
  'browser-only-backend-logged--no-exporter': {
    message: 'checkout-api logged in this trace but sent no span.',
    next: 'Check OTEL_TRACES_SAMPLER and OTEL_TRACES_EXPORTER, what its exporter is answered, and the traces pipeline of the Collector.',
    evidence: ['log incoming request of checkout-api'],
  },
  'browser-only-backend-logged--refused': {
    message: 'checkout-api logged in this trace but sent no span.',
    next: 'First see to it that what the backend sends is taken: POST /api/2/integration/otlp/v1/traces was answered 403 (event submission rejected with_reason: ProjectId).',
    evidence: [
      'log incoming request of checkout-api',
      'refusal POST /api/2/integration/otlp/v1/traces was answered 403 (event submission rejected with_reason: ProjectId)',
    ],
  },
  'backend-only': {
    message: 'No browser is in this trace: the request came without trace headers, as from curl or a job.',
    next: 'If a service sent it, check OTEL_PROPAGATORS and the instrumentation of its HTTP client; in a browser, tracePropagationTargets.',
    evidence: ['span POST /api/checkout of checkout-api, no parent', 'header user-agent: node'],
  },
  'backend-only--no-dsn': {
    message: 'A browser called checkout-api, and no trace headers of that request are on record.',
    next: 'Check in the browser that the SDK has a DSN, that tracePropagationTargets name this backend, and that propagateTraceparent is on; in the backend, that OTEL_PROPAGATORS has tracecontext.',
    evidence: ['span POST /api/checkout of checkout-api, no parent', 'header user-agent: Mozilla/…'],
  },
  'backend-only--no-headers-recorded': {
    message: 'A browser called checkout-api, and no trace headers of that request are on record.',
    next: 'Check in the browser that the SDK has a DSN, that tracePropagationTargets name this backend, and that propagateTraceparent is on; in the backend, that OTEL_PROPAGATORS has tracecontext.',
    evidence: ['span POST /api/checkout of checkout-api, no parent', 'header user-agent: Mozilla/…'],
  },
  'backend-only--no-propagator': {
    message: 'No browser is in this trace: the request came without trace headers, as from curl or a job.',
    next: 'If a service sent it, check OTEL_PROPAGATORS and the instrumentation of its HTTP client; in a browser, tracePropagationTargets.',
    evidence: ['span POST /charges of payments, no parent', 'header user-agent: node'],
  },
  'backend-only--no-server-span': {
    message: 'checkout-api began this trace itself, with checkout.payment, as a job does.',
    next: 'If a request led to it, check that HTTP instrumentation is on, and loaded before the server is.',
    evidence: ['span checkout.payment of checkout-api, no parent'],
  },
  'backend-only--no-target': {
    message: 'A browser called checkout-api, and no trace headers of that request are on record.',
    next: 'Check in the browser that the SDK has a DSN, that tracePropagationTargets name this backend, and that propagateTraceparent is on; in the backend, that OTEL_PROPAGATORS has tracecontext.',
    evidence: ['span POST /api/checkout of checkout-api, no parent', 'header user-agent: Mozilla/…'],
  },
  'broken-no-traceparent': {
    message:
      'The request reached checkout-api with sentry-trace but without traceparent, so it began a trace of its own.',
    next: 'Set propagateTraceparent: true in the Sentry SDK that sent the request, and let proxies and the CORS list pass traceparent.',
    evidence: ['header sentry-trace: TRACE-SPAN-1', 'span POST /api/checkout of checkout-api, no parent'],
  },
  'broken-no-traceparent--headers-in-log': {
    message:
      'The request reached checkout-api with sentry-trace but without traceparent, so it began a trace of its own.',
    next: 'Set propagateTraceparent: true in the Sentry SDK that sent the request, and let proxies and the CORS list pass traceparent.',
    evidence: ['header sentry-trace: TRACE-SPAN-1', 'span POST /api/checkout of checkout-api, no parent'],
  },
  'broken-parent-ignored': {
    message: 'POST /api/checkout in checkout-api got a traceparent and did not continue it.',
    next: 'Check that OTEL_PROPAGATORS names tracecontext, and that nothing else sets the propagator of the service.',
    evidence: ['header traceparent: 00-TRACE-SPAN-01', 'span POST /api/checkout of checkout-api, no parent'],
  },
  'broken-parent-ignored--no-traceparent': {
    message: 'POST /api/checkout in checkout-api got a traceparent and did not continue it.',
    next: 'The header is none of W3C (00-<trace id>-<span id>-01): leave it to the SDK, and to one alone, to set it.',
    evidence: ['header traceparent: TRACE-SPAN-1', 'span POST /api/checkout of checkout-api, no parent'],
  },
  'broken-parent-never-sent': {
    message: 'POST /api/checkout in checkout-api has the parent SPAN, which nobody sent here.',
    next: "Check that the browser's DSN is this lab's, that nothing blocks its requests, and that its spans were not filtered.",
    evidence: ['span POST /api/checkout of checkout-api, parent SPAN'],
  },
  'broken-parent-never-sent--key': {
    message: 'POST /api/checkout in checkout-api has the parent SPAN, which nobody sent here.',
    next: 'First see to it that what the browser sends is taken: POST /api/1/envelope/ was answered 400 (bad sentry DSN public key).',
    evidence: [
      'span POST /api/checkout of checkout-api, parent SPAN',
      'refusal POST /api/1/envelope/ was answered 400 (bad sentry DSN public key)',
    ],
  },
  'broken-parent-never-sent--rate-limited': {
    message: 'POST /api/checkout in checkout-api has the parent SPAN, which nobody sent here.',
    next: "Check that the browser's DSN is this lab's, that nothing blocks its requests, and that its spans were not filtered.",
    evidence: [
      'span POST /api/checkout of checkout-api, parent SPAN',
      'client_report The browser dropped N spans: ratelimit_backoff.',
    ],
  },
  'broken-parent-never-sent--service-between': {
    message: 'POST /charges in payments has the parent SPAN, which nobody sent here.',
    next: 'checkout-api logged in this trace and sent no span: check OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and its headers there.',
    evidence: ['span POST /charges of payments, parent SPAN', 'log incoming request of checkout-api'],
  },
  'broken-no-server-span': {
    message: 'checkout-api sent spans but no SERVER span: request is the child of one that nobody sent.',
    next: 'Check that no filter or sampler drops it, in the service or in the Collector.',
    evidence: ['span request of checkout-api, parent SPAN'],
  },
  unsampled: {
    message: 'The request reached checkout-api with a traceparent that ends in -00, so its sampler recorded no span.',
    next: 'Check tracesSampleRate, tracesSampler and ignoreSpans in the browser, and set OTEL_TRACES_SAMPLER=always_on on the backend.',
    evidence: [
      'header traceparent: 00-TRACE-SPAN-00',
      'header sentry-trace: TRACE-SPAN-0',
      'log checkout.started of checkout-api',
      'client_report The browser dropped N spans: sample_rate.',
    ],
  },
  'unsampled--ignored': {
    message: 'The request reached checkout-api with a traceparent that ends in -00, so its sampler recorded no span.',
    next: 'Check tracesSampleRate, tracesSampler and ignoreSpans in the browser, and set OTEL_TRACES_SAMPLER=always_on on the backend.',
    evidence: [
      'header traceparent: 00-TRACE-SPAN-00',
      'header sentry-trace: TRACE-SPAN-0',
      'log checkout.started of checkout-api',
      'client_report The browser dropped N spans: ignored.',
    ],
  },
  'unsampled--no-tracing': {
    message: 'The request reached checkout-api with a traceparent that ends in -00, so its sampler recorded no span.',
    next: 'Set tracesSampleRate in the browser, which does not trace, and set OTEL_TRACES_SAMPLER=always_on on the backend.',
    evidence: [
      'header traceparent: 00-TRACE-SPAN-00',
      'header sentry-trace: TRACE-SPAN',
      'log checkout.started of checkout-api',
    ],
  },
  'unsampled-backend-only': {
    message:
      'The browser left this trace out, as its traceparent says with -00; checkout-api recorded it all the same.',
    next: 'To see the browser as well, check tracesSampleRate, tracesSampler and ignoreSpans there.',
    evidence: [
      'header traceparent: 00-TRACE-SPAN-00',
      'span POST /api/checkout of checkout-api, parent SPAN',
      'client_report The browser dropped N spans: sample_rate.',
    ],
  },
  'logs-only': {
    message: 'Only logs arrived with this trace id.',
    next: 'Check that the service also exports traces, and that sampling kept this one.',
    evidence: ['log incoming request of checkout-api'],
  },
  'errors-only': {
    message: 'Only errors arrived with this trace id.',
    next: 'Check that tracing is on where they were captured, and that its spans were not dropped.',
    evidence: ['error SyntaxError of checkout-web'],
  },
  'metrics-only': {
    message: 'Only metrics arrived with this trace id.',
    next: 'Check that tracing is on where they were captured, and that its spans were not dropped.',
    evidence: ['metric counter clicks of shop'],
  },
}

async function verdictOf(capture: string): Promise<Verdict> {
  const app = await startLab()
  const payload = readFileSync(join(folder, `${capture}.jsonl.gz`))
  const headers = { 'content-type': 'application/gzip' }
  expect((await app.inject({ method: 'POST', url: '/api/import', payload, headers })).statusCode).toBe(200)
  const { traces } = (await app.inject('/api/traces')).json()
  expect(traces).toHaveLength(1)
  await sendRefused(app, capture, traces[0])
  const trace = (await app.inject(`/api/traces/${traces[0].traceId}`)).json()
  expect(traces[0].link).toBe(verdictCodes[trace.verdict.code as keyof typeof verdictCodes].link)
  return trace.verdict
}

type Refused = { status: number; afterMs: number; head: string }

/** What was refused is in no export, so it is sent again, as if it were then. */
async function sendRefused(app: FastifyInstance, capture: string, { startTimeMs }: TraceSummary): Promise<void> {
  const file = join(folder, `${capture}.refused.json`)
  if (!existsSync(file)) return
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  for (const { status, afterMs, head } of JSON.parse(readFileSync(file, 'utf8')) as Refused[]) {
    vi.setSystemTime(startTimeMs + afterMs)
    expect(head === '' ? await speakGrpc(app) : await sendAgain(app, status, head)).toBe(status)
  }
}

async function sendAgain(app: FastifyInstance, status: number, head: string): Promise<number> {
  const [line = '', ...lines] = head.split('\n')
  const headers = lines.map((each) => each.split(': ', 2)).filter(([name = '']) => !hopByHop.test(name))
  const url = line.split(' ')[1] ?? ''
  const fault = { answer: faults.includes(status) ? status : 'ok', count: 1 }
  await app.inject({ method: 'PUT', url: '/api/faults', payload: fault })
  return (await app.inject({ method: 'POST', url, headers: Object.fromEntries(headers), payload: '{}' })).statusCode
}

/** How the lab answered because it was told to. */
const faults = [403, 429]

/** What a client of gRPC says first, to a port where HTTP/1 is spoken. */
async function speakGrpc(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
  const [answer] = await once(socket, 'data')
  socket.destroy()
  return Number(String(answer).split(' ')[1])
}

const hopByHop = /^(host|connection|transfer-encoding|content-length|content-encoding)$/i

function lasting(text: string): string {
  return text
    .replace(/[0-9a-f]{32}/g, 'TRACE')
    .replace(/\b[0-9a-f]{16}\b/g, 'SPAN')
    .replace(/:\d{4,5}\//g, ':PORT/')
    .replace(/dropped \d+/, 'dropped N')
    .replace(/Mozilla\/.*/, 'Mozilla/…')
}

test.each(captures)('of %s the lab says what is the case, by what, and what to check', async (capture) => {
  const { linked, code, message, next, evidence } = await verdictOf(capture)
  expect({
    linked,
    code,
    message: lasting(message),
    next,
    evidence: evidence.map(({ type, text }) => `${type} ${lasting(text)}`),
  }).toEqual({ linked: code.startsWith('linked'), code: capture.split('--')[0], ...said[capture] })
})

/** The rows of the first table below a heading, cell by cell. */
function tableIn(file: string, heading: string): string[][] {
  const [, below = ''] = readFileSync(file, 'utf8').split(`${heading}\n`)
  const lines = below.slice(below.indexOf('\n|')).trimStart().split('\n\n', 1)[0]?.trimEnd().split('\n') ?? []
  return lines.slice(2).map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
}

test('each capture is expected, and is in the table beside it', () => {
  const table = tableIn(join(folder, 'README.md'), '# Captures of broken apps').map(([name]) => name)
  expect(captures.toSorted()).toEqual(Object.keys(said).toSorted())
  expect(table.toSorted()).toEqual(captures.map((name) => `\`${name}\``).toSorted())
})

test('each verdict is documented with what it means, how a capture of it is made, and what is said of that', () => {
  const made = new Map(
    tableIn(join(folder, 'README.md'), '# Captures of broken apps').map(([name, how]) => [name, how]),
  )
  const documented = tableIn(join(import.meta.dirname, '../../../packages/trace-model/README.md'), '## Verdicts')
  expect(documented).toEqual(
    Object.entries(verdictCodes).map(([code, { meaning }]) => [
      `\`${code}\``,
      meaning,
      made.get(`\`${code}\``) ?? `no capture ${code}`,
      said[code]?.next ?? '–',
    ]),
  )
})
