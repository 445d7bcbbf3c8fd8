import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { type AppDeps, buildApp } from '../src/app.ts'
import { createInbox } from '../src/inbox/inbox.ts'

export const traceId = '0af7651916cd43dd8448eb211c80319c'
export const key = '00000000000000000000000000000002'
export const auth = { 'x-sentry-auth': `sentry sentry_key=${key}` }

/** A lab with nothing in it that closes with the test. */
export async function startLab(deps: Partial<AppDeps> = {}): Promise<FastifyInstance> {
  const app = await buildApp({ inbox: createInbox(), allowedHosts: [], webRoot: '/nowhere', ...deps })
  onTestFinished(() => app.close())
  return app
}

export function hexId(number: number): string {
  return number.toString(16).padStart(16, '0')
}

export type SpanDraft = {
  traceId?: string
  spanId?: string
  parentSpanId?: string
  kind?: number
  name?: string
  startTimeUnixNano?: string
  endTimeUnixNano?: string
  attributes?: object[]
  events?: object[]
  links?: object[]
  status?: object
}

/** An export request of one span in OTLP's JSON form. */
export function otlpTraces(...drafts: SpanDraft[]) {
  const times = { startTimeUnixNano: '1795228035286000000', endTimeUnixNano: '1795228035336000000' }
  const spans = drafts.map((draft, at) => ({ traceId, spanId: hexId(at + 1), name: 'checkout', ...times, ...draft }))
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'checkout-api' } }] }
  return { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }
}

export function otlpLogs(log: object = {}) {
  const record = { traceId, timeUnixNano: '1795228035300000000', body: { stringValue: 'checkout.started' }, ...log }
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] }
}

export type Item = [type: string, payload: unknown]

/** The text of an envelope as the browser SDK writes it. */
export function envelope(items: Item[], header: object = {}): string {
  const sdk = { name: 'sentry.javascript.react', version: '11.12.0' }
  const lines = items.flatMap(([type, payload]) => [JSON.stringify({ type }), JSON.stringify(payload)])
  return [JSON.stringify({ sdk, trace: { release: 'checkout-web@1' }, ...header }), ...lines].join('\n')
}

/** A browser's http.client span in a span container. */
export function browserSpan(change: object = {}): Item {
  const attributes = Object.fromEntries(
    Object.entries({ 'sentry.op': 'http.client', 'http.response.status_code': 201 }).map(([name, value]) => [
      name,
      { type: typeof value, value },
    ]),
  )
  const times = { start_timestamp: 1795228035.2859, end_timestamp: 1795228035.3384 }
  const span = {
    trace_id: traceId,
    span_id: hexId(0xb),
    name: 'POST localhost:8000',
    status: 'ok',
    ...times,
    attributes,
  }
  return ['span', { version: 2, items: [{ ...span, ...change }] }]
}

export function postEnvelope(app: FastifyInstance, payload: string | Buffer, headers: Record<string, string> = {}) {
  return app.inject({ method: 'POST', url: `/api/1/envelope/?sentry_key=${key}`, payload, headers })
}

export function postOtlp(app: FastifyInstance, payload: object, url = '/v1/traces') {
  return app.inject({ method: 'POST', url, payload, headers: auth })
}

/** Sends spans of a service as OTLP. */
export function sendSpans(app: FastifyInstance, ...drafts: SpanDraft[]) {
  return postOtlp(app, otlpTraces(...drafts))
}

/** Sends a log of a service as OTLP. */
export function sendLog(app: FastifyInstance, log: object = {}) {
  return postOtlp(app, otlpLogs(log), '/v1/logs')
}

/** Sends an envelope as the browser SDK does. */
export function sendItems(app: FastifyInstance, ...items: Item[]) {
  return postEnvelope(app, envelope(items))
}

export async function readTrace(app: FastifyInstance, id = traceId) {
  return (await app.inject(`/api/traces/${id}`)).json()
}

export async function listTraces(app: FastifyInstance) {
  return (await app.inject('/api/traces')).json().traces
}
