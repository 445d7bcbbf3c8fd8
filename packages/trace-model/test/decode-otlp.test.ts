import { type HrTime, ROOT_CONTEXT, SeverityNumber, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'
import { decodeBody } from '../src/index.ts'

const resource = resourceFromAttributes({
  'service.name': 'checkout-api',
  'telemetry.sdk.language': 'nodejs',
  'process.command_args': ['node', 'server.ts'],
})

const attributes = {
  text: 'é\u{1f600}',
  empty: '',
  flag: true,
  off: false,
  small: 7,
  negative: -7,
  large: 2 ** 52,
  double: 0.1,
  list: ['a', 'b'],
  numbers: [1, 2.5],
  none: [],
}

function at(ms: number): HrTime {
  return [1_795_228_035, ms * 1_000_000 + 123]
}

function recordedSpans(): ReadableSpan[] {
  const exporter = new InMemorySpanExporter()
  const provider = new TracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const tracer = provider.getTracer('checkout', '0.1.0')
  const root = tracer.startSpan('POST', { kind: SpanKind.SERVER, startTime: at(1), attributes })
  const link = { context: root.spanContext(), attributes: { 'link.kind': 'follows' } }
  const child = tracer.startSpan(
    'checkout.payment',
    { startTime: at(2), links: [link] },
    trace.setSpan(ROOT_CONTEXT, root),
  )
  child.addEvent('retrying', { attempt: 2 }, at(3))
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'declined' })
  child.end(at(4))
  root.setStatus({ code: SpanStatusCode.OK })
  root.end(at(5))
  return exporter.getFinishedSpans()
}

function bytes(request: Uint8Array | undefined): Uint8Array {
  if (!request) throw new Error('nothing was serialized')
  return request
}

function recordedLogs() {
  const exporter = new InMemoryLogRecordExporter()
  const provider = new LoggerProvider({ resource, processors: [new SimpleLogRecordProcessor({ exporter })] })
  const logger = provider.getLogger('pino', '10.4.0')
  const spanContext = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }
  logger.emit({
    timestamp: at(1),
    severityNumber: SeverityNumber.WARN2,
    severityText: 'WARN',
    eventName: 'payment.slow',
    body: 'checkout.payment_slow_path',
    attributes,
    context: trace.setSpanContext(ROOT_CONTEXT, spanContext),
  })
  logger.emit({ observedTimestamp: at(2), severityText: 'error', body: { code: 7, list: [true, { deep: 'x' }] } })
  return exporter.getFinishedLogRecords()
}

test('spans of the OpenTelemetry SDK read the same from protobuf and from JSON', () => {
  const spans = recordedSpans()
  const fromProtobuf = [...decodeBody('traces-protobuf', bytes(ProtobufTraceSerializer.serializeRequest(spans)))]
  const fromJson = [...decodeBody('traces-json', bytes(JsonTraceSerializer.serializeRequest(spans)))]
  expect(fromProtobuf).toEqual(fromJson)
  expect(fromProtobuf.map((record) => record.type)).toEqual(['span', 'span'])
})

test('a span of the OpenTelemetry SDK keeps ids, times, status, events and links; resource and scope are attributes', () => {
  const spans = recordedSpans()
  const [child, root] = [...decodeBody('traces-protobuf', bytes(ProtobufTraceSerializer.serializeRequest(spans)))].map(
    (record) => (record.type === 'span' ? record.span : undefined),
  )
  const context = spans[0]?.spanContext()
  expect(child).toEqual({
    traceId: context?.traceId,
    spanId: context?.spanId,
    parentSpanId: root?.spanId,
    name: 'checkout.payment',
    op: null,
    kind: 'internal',
    service: 'checkout-api',
    side: 'server',
    source: 'otlp',
    startTimeMs: 1795228035002.0002,
    durationMs: 2,
    status: 'error',
    attributes: {
      'resource.service.name': 'checkout-api',
      'resource.telemetry.sdk.language': 'nodejs',
      'resource.process.command_args': ['node', 'server.ts'],
      'instrumentation.name': 'checkout',
      'instrumentation.version': '0.1.0',
      'sentry.status.message': 'declined',
    },
    links: [{ traceId: root?.traceId, spanId: root?.spanId, attributes: { 'link.kind': 'follows' } }],
    events: [{ name: 'retrying', timeMs: 1795228035003.0002, attributes: { attempt: 2 } }],
  })
  expect(root).toMatchObject({ name: 'POST', kind: 'server', status: 'ok', parentSpanId: null, attributes })
})

test('logs of the OpenTelemetry SDK read the same from protobuf and from JSON', () => {
  const logs = recordedLogs()
  const fromProtobuf = [...decodeBody('logs-protobuf', bytes(ProtobufLogsSerializer.serializeRequest(logs)))]
  expect(fromProtobuf).toEqual([...decodeBody('logs-json', bytes(JsonLogsSerializer.serializeRequest(logs)))])
  expect(fromProtobuf).toMatchObject([
    {
      type: 'log',
      log: {
        traceId: 'a'.repeat(32),
        spanId: 'b'.repeat(16),
        timeMs: 1795228035001.0002,
        severity: 'warn',
        body: 'checkout.payment_slow_path',
        attributes: { ...attributes, 'event.name': 'payment.slow', 'instrumentation.name': 'pino' },
        source: 'otlp',
        service: 'checkout-api',
      },
    },
    {
      type: 'log',
      log: { traceId: null, spanId: null, severity: 'error', body: '{"code":7,"list":[true,{"deep":"x"}]}' },
    },
  ])
})

const hexIds = { traceId: '0AF7651916CD43DD8448EB211C80319C', spanId: 'b7ad6b7169203331' }

function jsonSpan(change: object) {
  const request = { resourceSpans: [{ scopeSpans: [{ spans: [{ ...hexIds, name: 'x', ...change }] }] }] }
  const [record] = decodeBody('traces-json', new TextEncoder().encode(JSON.stringify(request)))
  return record
}

function attributeList(values: Record<string, string>) {
  return Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } }))
}

test('JSON ids may be hex in any case or base64', () => {
  const ids = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
  expect(jsonSpan({})).toMatchObject({ span: ids })
  expect(jsonSpan({ traceId: 'CvdlGRbNQ92ESOshHIAxnA==', spanId: 't61rcWkgMzE=' })).toMatchObject({ span: ids })
})

test('JSON enums may be names, and integers numbers', () => {
  const span = jsonSpan({
    kind: 'SPAN_KIND_CLIENT',
    status: { code: 'STATUS_CODE_ERROR' },
    startTimeUnixNano: 1_500_000,
    endTimeUnixNano: '2500000',
    parentSpanId: '0000000000000000',
    attributes: [{ key: 'n', value: { intValue: 5 } }],
  })
  const expected = { kind: 'client', status: 'error', startTimeMs: 1.5, durationMs: 1, attributes: { n: 5 } }
  expect(span).toMatchObject({ span: { ...expected, parentSpanId: null } })
})

test.each([
  ['server', 2, { 'http.request.method': 'POST', 'http.route': '/orders/:id' }, 'http.server', 'POST /orders/:id'],
  ['old server', 2, { 'http.method': 'GET', 'url.path': '/x' }, 'http.server', 'GET /x'],
  ['client', 3, { 'http.request.method': 'GET', 'url.full': 'http://a/b' }, 'http.client', 'GET http://a/b'],
  ['database', 3, { 'db.system.name': 'sqlite', 'db.query.text': 'SELECT 1' }, 'db', 'SELECT 1'],
  ['queue', 4, { 'messaging.system': 'kafka' }, 'message', 'x'],
  ['named by hand', 1, { 'sentry.op': 'task', 'sentry.description': 'Nightly' }, 'task', 'Nightly'],
  ['own', 1, {}, null, 'x'],
])('a %s span has the operation and description that Sentry gives it', (_, kind, attributes, op, name) => {
  expect(jsonSpan({ kind, attributes: attributeList(attributes) })).toMatchObject({ span: { op, name } })
})

test('a browser that sends OTLP is the browser side', () => {
  const attributes = attributeList({ 'telemetry.sdk.language': 'webjs' })
  const request = { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans: [hexIds] }] }] }
  const [record] = decodeBody('traces-json', new TextEncoder().encode(JSON.stringify(request)))
  expect(record).toMatchObject({ span: { side: 'browser', service: 'unknown_service' } })
})

test('integers and doubles that JSON cannot carry become text instead of losing digits', () => {
  const values = [
    { key: 'big', value: { intValue: '9223372036854775807' } },
    { key: 'nan', value: { doubleValue: 'NaN' } },
  ]
  expect(jsonSpan({ attributes: values })).toMatchObject({
    span: { attributes: { big: '9223372036854775807', nan: 'NaN' } },
  })
})

test('a double that is no number counts as 0 and spoils nothing', () => {
  const values = [{ key: 'odd', value: { doubleValue: { toString: 1, valueOf: 1 } } }]
  expect(jsonSpan({ attributes: values })).toMatchObject({ span: { attributes: { odd: 0 } } })
})

test('a protobuf integer of ten bytes is read to its last digit, and unknown fields are skipped', () => {
  const attribute = [10, 1, 110, 18, 11, 24, 128, 128, 128, 128, 128, 128, 128, 128, 128, 1]
  const field = (tag: number, content: number[]) => [tag, content.length, ...content]
  const unknownFields = [...field(0xfa, []).with(1, 0x3f), 0, 0x98, 0x3f, 1]
  const span = [
    ...field(10, Array(16).fill(1)),
    ...field(18, Array(8).fill(2)),
    ...field(74, attribute),
    ...unknownFields,
  ]
  const request = field(10, field(18, field(18, span)))
  const [record] = decodeBody('traces-protobuf', Uint8Array.from(request))
  expect(record).toMatchObject({
    type: 'span',
    span: { traceId: '01'.repeat(16), spanId: '02'.repeat(8), attributes: { n: '-9223372036854775808' } },
  })
})

test('a bad span spoils only itself', () => {
  const deep = { arrayValue: { values: [] as unknown[] } }
  let inner = deep
  for (let level = 0; level < 200; level++) {
    const next = { arrayValue: { values: [] } }
    inner.arrayValue.values.push(next)
    inner = next
  }
  const spans = [
    { ...hexIds, attributes: [{ key: 'a', value: deep }] },
    { ...hexIds, spanId: '' },
    { name: 'x' },
    { ...hexIds, startTimeUnixNano: '1795228035286000000', endTimeUnixNano: '1795228035286000000' },
  ]
  const request = { resourceSpans: [{ scopeSpans: [{ spans }] }] }
  const records = [...decodeBody('traces-json', new TextEncoder().encode(JSON.stringify(request)))]
  expect(records.map((record) => (record.type === 'damaged' ? record.code : record.type))).toEqual([
    'too_deep',
    'missing_span_id',
    'missing_trace_id',
    'span',
  ])
})

test.each([
  ['traces-json', 'not_json'],
  ['logs-json', 'not_json'],
  ['traces-protobuf', 'not_protobuf'],
  ['logs-protobuf', 'not_protobuf'],
] as const)('a body of %s that is something else is one damage', (kind, code) => {
  expect([...decodeBody(kind, Uint8Array.from([10, 200]))]).toMatchObject([{ type: 'damaged', code }])
})
