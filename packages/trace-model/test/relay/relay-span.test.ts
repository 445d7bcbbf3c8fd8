import { type HrTime, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DecodeError } from '../../src/decoded.ts'
import { tracesAsJson } from '../../src/otlp/as-json.ts'
import { relaySpan, relayTraces } from '../../src/relay/index.ts'
import { first, options, receivedAtMs, spanId, traceId, traces } from './requests.ts'

const name = { traceId, spanId }

function at(ms: number): HrTime {
  return [(receivedAtMs - 5_000) / 1_000, ms * 1_000_000 + 123]
}

function recordedSpans() {
  const exporter = new InMemorySpanExporter()
  const resource = resourceFromAttributes({ 'service.name': 'checkout-api', 'telemetry.sdk.language': 'nodejs' })
  const provider = new TracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const tracer = provider.getTracer('checkout', '0.1.0')
  const attributes = { text: 'é', flag: true, count: -7, large: 2 ** 52, share: 0.1, list: ['a', 'b'], none: [] }
  const root = tracer.startSpan('POST', { kind: SpanKind.SERVER, startTime: at(1), attributes })
  const links = [{ context: root.spanContext(), attributes: { why: 'retry' } }]
  const child = tracer.startSpan('pay', { startTime: at(2), links }, trace.setSpan(ROOT_CONTEXT, root))
  child.addEvent('retrying', { attempt: 2 }, at(3))
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'declined' })
  child.end(at(4))
  root.end(at(5))
  return exporter.getFinishedSpans()
}

function bytes(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new TextEncoder().encode(JSON.stringify(value))
}

test('spans of the OpenTelemetry SDK are relayed alike from protobuf and from JSON', () => {
  const spans = recordedSpans()
  const json = JSON.parse(new TextDecoder().decode(JsonTraceSerializer.serializeRequest(spans)))
  const protobuf = tracesAsJson(bytes(ProtobufTraceSerializer.serializeRequest(spans)))
  const itemsOf = (request: unknown) => relayTraces(request, options).map(({ item, outcome }) => ({ item, outcome }))
  expect(itemsOf(protobuf)).toEqual(itemsOf(json))
  expect(itemsOf(protobuf).map(({ item }) => item?.name)).toEqual(['pay', 'POST'])
  expect(first(relayTraces(protobuf, options)).received).toMatchObject({ events: [{ name: 'retrying' }] })
})

test('one span of a body is found by its ids, in protobuf and JSON', () => {
  const spans = recordedSpans()
  const ids = first(spans).spanContext()
  const inProtobuf = relaySpan('traces-protobuf', bytes(ProtobufTraceSerializer.serializeRequest(spans)), ids, options)
  const inJson = relaySpan('traces-json', bytes(JsonTraceSerializer.serializeRequest(spans)), ids, options)
  expect(inProtobuf?.item).toMatchObject({ name: 'pay', span_id: ids.spanId })
  expect(inJson?.item).toEqual(inProtobuf?.item)
  expect(inJson?.received).toMatchObject({ events: [{ name: 'retrying' }], spanId: ids.spanId })
})

test('of two spans with one id in a body the first is dropped as a duplicate', () => {
  const relayed = relaySpan('traces-json', bytes(traces({}, { name: 'later' })), name, options)
  expect(relayed).toMatchObject({ item: null, outcome: { reason: 'duplicate' }, received: { name: 'work' } })
})

test('4.1 with a part that is broken Sentry discards the whole request, and what can be read of it is shown', () => {
  const spans = recordedSpans()
  const ids = first(spans).spanContext()
  // Another group of one scope, whose only span ends within its first field.
  const broken = [0x0a, 5, 0x12, 3, 0x12, 1, 0x0a]
  const body = Uint8Array.of(...bytes(ProtobufTraceSerializer.serializeRequest(spans)), ...broken)
  expect(relaySpan('traces-protobuf', body, ids, options)).toMatchObject({
    received: { name: 'pay', spanId: ids.spanId },
    item: null,
    outcome: { type: 'dropped', reason: 'invalid_protobuf' },
  })
})

test('a body that does not hold the span, holds logs or is broken gives null', () => {
  expect(relaySpan('traces-json', bytes(traces({})), { ...name, traceId: 'a'.repeat(32) }, options)).toBeNull()
  expect(relaySpan('logs-json', bytes(traces({})), name, options)).toBeNull()
  for (const kind of ['traces-json', 'traces-protobuf', 'envelope'] as const)
    expect(relaySpan(kind, Uint8Array.of(10, 200), name, options)).toBeNull()
})

const ids = { trace_id: traceId, span_id: spanId }
const envelopes = {
  'a single span': ['span', { ...ids, op: 'ui' }, { ...ids, op: 'ui' }],
  'a transaction': ['transaction', { contexts: { trace: ids } }, { contexts: { trace: ids } }],
  'the span of a transaction': [
    'transaction',
    { contexts: { trace: { ...ids, span_id: 'b'.repeat(16) } }, spans: [{ span_id: spanId, op: 'db' }] },
    { span_id: spanId, op: 'db' },
  ],
} as const

test.each(Object.entries(envelopes))('%s of an envelope passes unchanged', (_, [type, payload, item]) => {
  const lines = [{}, { type: 'event' }, 'not an object', { type }, payload].map((line) => JSON.stringify(line))
  const relayed = relaySpan('envelope', new TextEncoder().encode(lines.join('\n')), name, options)
  expect(relayed).toEqual({ received: item, item, changes: [], outcome: { type: 'accepted' } })
})

const text = (value: string) => ({ type: 'string', value })

function relayContainer(change: object) {
  const times = { start_timestamp: receivedAtMs / 1000 - 1, end_timestamp: receivedAtMs / 1000 }
  const span = { ...ids, name: 'POST api.example.com', status: 'ok', is_segment: false, ...times, ...change }
  const lines = [{}, { type: 'span' }, { version: 2, items: [{ name: 'other' }, span] }].map((line) =>
    JSON.stringify(line),
  )
  return { span, relayed: relaySpan('envelope', new TextEncoder().encode(lines.join('\n')), name, options) }
}

test('a span of a container is normalized and described as one that came by OTLP, and not marked as that', () => {
  const sent = {
    'sentry.op': text('http.client'),
    'http.method': text('post'),
    'url.full': text('https://api.example.com/a'),
  }
  const { span, relayed } = relayContainer({ attributes: sent })
  expect(relayed).toMatchObject({ received: span, outcome: { type: 'accepted' }, item: { ...ids, name: span.name } })
  const { attributes } = (relayed?.item ?? {}) as { attributes?: object }
  expect(attributes).toMatchObject({
    'http.request.method': text('POST'),
    'sentry.description': text('POST https://api.example.com/a'),
    'sentry.category': text('http'),
    'server.address': text('*.example.com'),
  })
  for (const key of ['sentry.relay.ingress', 'sentry.origin']) expect(attributes).not.toHaveProperty([key])
})

test('4.5 the same span id twice in a container: the older one is dropped', () => {
  const member = { ...ids, name: 'work', start_timestamp: receivedAtMs / 1000 - 1, end_timestamp: receivedAtMs / 1000 }
  const lines = [{}, { type: 'span' }, { version: 2, items: [member, { ...member, trace_id: 'a'.repeat(32) }] }]
  const body = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'))
  const outcomes = [traceId, 'a'.repeat(32)].map(
    (id) => relaySpan('envelope', body, { traceId: id, spanId }, options)?.outcome,
  )
  expect(outcomes).toEqual([{ type: 'dropped', reason: 'duplicate' }, { type: 'accepted' }])
})

test('4.8 span containers infer nothing about the sender', () => {
  const { relayed } = relayContainer({ attributes: { 'user_agent.original': text('Mozilla/5.0 Chrome/140.0.0.0') } })
  const { attributes = {} } = (relayed?.item ?? {}) as { attributes?: object }
  expect(Object.keys(attributes).filter((key) => /^(client|browser|os|user|device)[._]/.test(key))).toEqual([
    'user_agent.original',
  ])
})

test.each([
  ['no_data', { name: undefined }],
  ['timestamp', { start_timestamp: receivedAtMs / 1000 + 1 }],
  ['timestamp', { start_timestamp: undefined }],
])('a span of a container is dropped as %s', (reason, change) => {
  expect(relayContainer(change).relayed).toMatchObject({ item: null, outcome: { type: 'dropped', reason } })
})

test('bytes that are no request fail with a reason and nothing else', () => {
  const tags = fc.constantFrom(10, 18, 26, 34, 42, 50, 58, 9, 16, 57, 65, 133, 1)
  const body = fc
    .uint8Array({ maxLength: 80 })
    .chain((tail) => fc.array(tags).map((head) => Uint8Array.of(...head, ...tail)))
  fc.assert(
    fc.property(body, (bytes) => {
      try {
        JSON.stringify(relayTraces(tracesAsJson(bytes), options))
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError)
      }
    }),
    { seed: 20261121, numRuns: 2_000 },
  )
})
