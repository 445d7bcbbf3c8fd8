import { expect, test } from 'vitest'
import { decodeEnvelope } from '../src/envelope/decode-envelope.ts'
import { readEnvelope } from '../src/index.ts'

const traceId = '334c5d1f0a9b4e7c8d2e6f1a3b5c7d9e'
const browser = {
  sdk: { name: 'sentry.javascript.react', version: '11.12.0' },
  trace: { trace_id: traceId, release: 'checkout-web@0.1.0+abc', environment: 'test' },
}

type Item = [header: { type: string }, payload: unknown]

function decode(header: object, ...items: Item[]) {
  const lines = items.flatMap(([itemHeader, payload]) => [
    JSON.stringify(itemHeader),
    typeof payload === 'string' ? payload : JSON.stringify(payload),
  ])
  const body = new TextEncoder().encode([JSON.stringify(header), ...lines].join('\n'))
  return [...decodeEnvelope(readEnvelope(body))]
}

function typed(attributes: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { type: 'string', value }]))
}

function spanV2(change: object = {}, attributes: Record<string, unknown> = {}) {
  return {
    name: 'POST localhost:8000',
    trace_id: traceId,
    span_id: 'b3016b9749852ee4',
    parent_span_id: 'a224b1447c300d1b',
    start_timestamp: 1795228035.2859,
    end_timestamp: 1795228035.3384001,
    is_segment: false,
    status: 'ok',
    attributes: typed({ 'sentry.op': 'http.client', 'http.request.method': 'POST', ...attributes }),
    ...change,
  }
}

function firstSpan(header: object, ...items: Item[]) {
  const [record] = decode(header, ...items)
  if (record?.type !== 'span') throw new Error(`no span: ${JSON.stringify(record)}`)
  return record.span
}

test('a streamed browser span keeps its ids, times and attributes, and is named by what it requested', () => {
  const span = spanV2({}, { 'url.full': 'http://localhost:8000/api/checkout?x=1', 'http.response.status_code': 201 })
  expect(firstSpan(browser, [{ type: 'span' }, { version: 2, items: [span] }])).toEqual({
    traceId,
    spanId: 'b3016b9749852ee4',
    parentSpanId: 'a224b1447c300d1b',
    name: 'POST /api/checkout',
    op: 'http.client',
    kind: null,
    service: 'checkout-web',
    side: 'browser',
    source: 'envelope',
    startTimeMs: 1795228035285.9,
    durationMs: 52.5,
    status: 'ok',
    attributes: {
      'sentry.op': 'http.client',
      'http.request.method': 'POST',
      'url.full': 'http://localhost:8000/api/checkout?x=1',
      'http.response.status_code': 201,
    },
    links: [],
    events: [],
  })
})

test.each([
  ['the service.name attribute', browser, { 'service.name': 'shop' }, 'shop'],
  ['the release before its @', browser, {}, 'checkout-web'],
  ['the span’s own release', { sdk: browser.sdk }, { 'sentry.release': 'web@2' }, 'web'],
  ['the SDK', { sdk: browser.sdk }, {}, 'sentry.javascript.react'],
  ['nothing', {}, {}, 'unknown'],
])('a span’s service is known by %s', (_, header, attributes, service) => {
  expect(firstSpan(header, [{ type: 'span' }, { items: [spanV2({}, attributes)] }]).service).toBe(service)
})

test.each([
  ['sentry.javascript.browser', {}, 'browser'],
  ['sentry.javascript.vue', {}, 'browser'],
  ['sentry.javascript.node', {}, 'server'],
  ['sentry.javascript.nextjs', { 'sentry.platform': 'javascript' }, 'browser'],
  ['sentry.javascript.nextjs', { 'sentry.platform': 'node' }, 'server'],
  ['sentry.python', {}, 'server'],
])('%s with %j is the %s side', (name, attributes, side) => {
  const span = spanV2({}, attributes)
  expect(firstSpan({ sdk: { name } }, [{ type: 'span' }, { items: [span] }]).side).toBe(side)
})

test('a link of a streamed span leads to the trace before', () => {
  const links = [
    { trace_id: 'f'.repeat(32), span_id: 'e'.repeat(16), attributes: typed({ 'sentry.link.type': 'previous_trace' }) },
    { trace_id: 'short', span_id: 'e'.repeat(16) },
  ]
  expect(firstSpan(browser, [{ type: 'span' }, { items: [spanV2({ links })] }]).links).toEqual([
    { traceId: 'f'.repeat(32), spanId: 'e'.repeat(16), attributes: { 'sentry.link.type': 'previous_trace' } },
  ])
})

test('a transaction is its root span and the spans below it', () => {
  const transaction = {
    type: 'transaction',
    transaction: '/checkout',
    release: 'checkout-web@1',
    platform: 'javascript',
    start_timestamp: 100.5,
    timestamp: 101,
    contexts: { trace: { trace_id: traceId, span_id: 'a'.repeat(16), op: 'pageload', status: 'ok', data: { k: 1 } } },
    spans: [
      {
        span_id: 'b'.repeat(16),
        parent_span_id: 'a'.repeat(16),
        op: 'http.client',
        description: 'GET /api/products',
        status: 'internal_error',
        start_timestamp: 100.6,
        timestamp: 100.7,
        data: {},
      },
    ],
  }
  const spans = decode({}, [{ type: 'transaction' }, transaction]).map(
    (record) => record.type === 'span' && record.span,
  )
  expect(spans).toMatchObject([
    { traceId, spanId: 'a'.repeat(16), parentSpanId: null, name: '/checkout', op: 'pageload', status: 'ok' },
    { traceId, spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16), name: 'GET /api/products', status: 'error' },
  ])
  expect(spans[0]).toMatchObject({ startTimeMs: 100_500, durationMs: 500, attributes: { k: 1 }, side: 'browser' })
  expect(spans[1]).toMatchObject({ service: 'checkout-web', durationMs: 100 })
})

test('a single span of the first format is read', () => {
  const span = {
    trace_id: traceId,
    span_id: 'c'.repeat(16),
    op: 'ui.interaction.click',
    description: 'body > button',
    start_timestamp: 1,
    timestamp: 1.25,
    data: { 'otel.kind': 'CLIENT' },
  }
  expect(firstSpan(browser, [{ type: 'span' }, span])).toMatchObject({
    name: 'body > button',
    op: 'ui.interaction.click',
    kind: 'client',
    status: 'unset',
    durationMs: 250,
  })
})

test('logs carry severity, body and the span that wrote them', () => {
  const items = [
    { timestamp: 5.25, level: 'warning', body: 'low stock', trace_id: traceId, attributes: typed({ cart: 'c1' }) },
    { timestamp: 6, level: 'odd', attributes: typed({ 'sentry.trace.parent_span_id': 'a'.repeat(16) }) },
  ]
  expect(decode(browser, [{ type: 'log' }, { version: 2, items }])).toMatchObject([
    {
      type: 'log',
      log: {
        traceId,
        spanId: null,
        timeMs: 5250,
        severity: 'warn',
        body: 'low stock',
        attributes: { cart: 'c1' },
        source: 'envelope',
        service: 'checkout-web',
      },
    },
    { type: 'log', log: { traceId: null, spanId: 'a'.repeat(16), severity: 'info', body: '' } },
  ])
})

test('an error is named by its outermost exception, which stands last', () => {
  const event = {
    event_id: 'd'.repeat(32),
    timestamp: '2026-11-21T08:00:00.500Z',
    level: 'fatal',
    contexts: { trace: { trace_id: traceId, span_id: 'a'.repeat(16) } },
    exception: {
      values: [
        { type: 'Error', value: 'inner' },
        { type: 'CheckoutError', value: 'outer', mechanism: { type: 'generic', handled: true } },
      ],
    },
    tags: { replayId: 'e'.repeat(32) },
  }
  const exception = { mechanism: null, handled: null, frames: [] }
  expect(decode(browser, [{ type: 'event' }, event])).toEqual([
    {
      type: 'error',
      error: {
        eventId: 'd'.repeat(32),
        traceId,
        spanId: 'a'.repeat(16),
        timeMs: Date.parse('2026-11-21T08:00:00.500Z'),
        level: 'fatal',
        type: 'CheckoutError',
        value: 'outer',
        exceptions: [
          { ...exception, type: 'CheckoutError', value: 'outer', mechanism: 'generic', handled: true },
          { ...exception, type: 'Error', value: 'inner' },
        ],
        release: 'checkout-web@0.1.0+abc',
        replayId: 'e'.repeat(32),
        source: 'envelope',
        service: 'checkout-web',
      },
    },
  ])
})

test('the frames of an exception stand innermost first, each with the debug id of its file', () => {
  const file = 'http://localhost:5173/assets/index-abc.js'
  const frames = [
    { filename: 'node:events', function: 'emit', in_app: false },
    {
      filename: file,
      function: 'pay',
      lineno: 1,
      colno: 4_711,
      in_app: true,
      context_line: 'pay()',
      pre_context: ['a'],
    },
  ]
  const event = {
    exception: { values: [{ type: 'TypeError', value: 'x', stacktrace: { frames } }] },
    debug_meta: { images: [{ type: 'sourcemap', code_file: file, debug_id: '85314830-023f-4cf1-a267-535f4e37bb17' }] },
  }
  const [record] = decode(browser, [{ type: 'event' }, event])
  expect(record).toMatchObject({
    error: {
      exceptions: [
        {
          frames: [
            {
              function: 'pay',
              filename: file,
              lineno: 1,
              colno: 4_711,
              inApp: true,
              debugId: '85314830-023f-4cf1-a267-535f4e37bb17',
              preContext: ['a'],
              contextLine: 'pay()',
              postContext: [],
            },
            { function: 'emit', filename: 'node:events', lineno: null, inApp: false, debugId: null },
          ],
        },
      ],
    },
  })
})

test('a metric keeps its value, its unit and its place in the trace; one without a value spoils only itself', () => {
  const metric = {
    timestamp: 10.5,
    trace_id: traceId,
    name: 'checkout.clicks',
    type: 'counter',
    value: 2,
    unit: 'none',
  }
  const items = [
    { ...metric, attributes: typed({ plan: 'a' }) },
    { ...metric, value: undefined },
  ]
  expect(decode(browser, [{ type: 'trace_metric' }, { version: 2, items }])).toMatchObject([
    {
      type: 'metric',
      metric: {
        traceId,
        spanId: null,
        timeMs: 10_500,
        name: 'checkout.clicks',
        type: 'counter',
        value: 2,
        unit: 'none',
      },
    },
    { type: 'damaged', item: 'metric', code: 'wrong_shape' },
  ])
})

test('an event without an exception is its message, in the trace its envelope names', () => {
  const records = decode({ ...browser, event_id: 'd'.repeat(32) }, [{ type: 'event' }, { message: 'hello' }])
  expect(records).toMatchObject([{ error: { eventId: 'd'.repeat(32), traceId, type: 'message', value: 'hello' } }])
})

test('a replay segment names its traces; its recording and items that mean nothing in a trace are counted', () => {
  const replay = {
    replay_id: 'e'.repeat(32),
    segment_id: 3,
    replay_start_timestamp: 10.5,
    trace_ids: [traceId, 'bad'],
    error_ids: ['d'.repeat(32), 7],
    urls: ['http://localhost:5173/'],
  }
  expect(
    decode(browser, [{ type: 'replay_event' }, replay], [{ type: 'replay_recording' }, '{}'], [{ type: 'odd' }, 'x']),
  ).toEqual([
    {
      type: 'replay',
      replay: {
        replayId: 'e'.repeat(32),
        segmentId: 3,
        startTimeMs: 10_500,
        traceIds: [traceId],
        errorIds: ['d'.repeat(32)],
        urls: ['http://localhost:5173/'],
      },
    },
    { type: 'ignored', item: 'replay_recording' },
    { type: 'ignored', item: 'odd' },
  ])
})

test('a bad item or member spoils only itself', () => {
  const deep = `${'['.repeat(500)}${']'.repeat(500)}`
  const good = spanV2()
  const members = [{ ...good, span_id: 'xyz' }, { ...good, trace_id: 0 }, good]
  const records = decode(
    browser,
    [{ type: 'event' }, '{"half":'],
    [{ type: 'log' }, { version: 2 }],
    [{ type: 'span' }, `{"items":[{"trace_id":"${traceId}","attributes":{"a":{"value":${deep}}}}]}`],
    [{ type: 'span' }, { items: members }],
  )
  expect(records.map((record) => (record.type === 'damaged' ? record.code : record.type))).toEqual([
    'not_json',
    'wrong_shape',
    'too_deep',
    'missing_span_id',
    'missing_trace_id',
    'span',
  ])
})

test('a key that names the prototype is an attribute like any other', () => {
  const span = `{"items":[{"trace_id":"${traceId}","span_id":"${'a'.repeat(16)}","attributes":{"__proto__":{"value":"x"}}}]}`
  const { attributes } = firstSpan(browser, [{ type: 'span' }, span])
  expect(Object.entries(attributes)).toEqual([['__proto__', 'x']])
})
