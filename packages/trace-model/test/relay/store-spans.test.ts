import { ATTRIBUTE_METADATA } from '@sentry/conventions/attributes'
import { expect, test } from 'vitest'
import { relayTraces } from '../../src/relay/index.ts'
import { expectRow, nanos, options, type Row, receivedAtMs, relaySpan, spanId, traces } from './requests.ts'

const receivedSeconds = receivedAtMs / 1000

const drops: (Row & { reason: string | null })[] = [
  { row: '4.5 a span without a valid id is dropped', record: { spanId: '' }, reason: 'invalid_span' },
  { row: '4.8 a span without a name is dropped', record: { name: '' }, reason: 'no_data' },
  {
    row: '4.8 start after end is dropped, by a nanosecond too',
    record: { startTimeUnixNano: `${BigInt(nanos(-1)) + 1n}`, endTimeUnixNano: nanos(-1) },
    reason: 'timestamp',
  },
  {
    row: '4.8 start equal to end is accepted',
    record: { startTimeUnixNano: nanos(-1), endTimeUnixNano: nanos(-1) },
    reason: null,
  },
  {
    row: '4.8 retention compares the start time',
    record: { startTimeUnixNano: nanos(-91 * 86_400_000), endTimeUnixNano: nanos(-1) },
    reason: 'timestamp',
  },
  {
    row: '4.5 a start within the retention is accepted',
    record: { startTimeUnixNano: nanos(-89 * 86_400_000), endTimeUnixNano: nanos(-1) },
    reason: null,
  },
  { row: '4.5 no times at all are dropped', record: { startTimeUnixNano: 0, endTimeUnixNano: 0 }, reason: 'timestamp' },
  {
    row: '4.8 an invalid sentry.segment.id drops the span',
    attributes: { 'sentry.segment.id': 'nonsense' },
    record: { parentSpanId: '0c7a7dea069bf5a6' },
    reason: 'invalid_span',
  },
]

const largeText = (bytes: number) => 'x'.repeat(bytes)

drops.push(
  {
    row: '4.3 a span over 10 MiB is dropped',
    attributes: { text: largeText(10 * 1024 * 1024) },
    reason: 'too_large:span',
  },
  { row: '4.3 a span below 10 MiB is kept', attributes: { text: largeText(10 * 1024 * 1024 - 1_000) }, reason: null },
)

test.each(drops)('$row', ({ reason, ...row }) => {
  const { item, outcome } = relaySpan(row)
  expect(outcome).toEqual(reason === null ? { type: 'accepted' } : { type: 'dropped', reason })
  expect(item === null).toBe(reason !== null)
})

test('4.5 the same span id twice in a request: the older one is dropped', () => {
  const relayed = relayTraces(traces({}, { name: 'later' }, { spanId: '00f067aa0ba902b7' }), options)
  expect(relayed.map(({ item, outcome }) => [item?.name, outcome])).toEqual([
    [undefined, { type: 'dropped', reason: 'duplicate' }],
    ['later', { type: 'accepted' }],
    ['work', { type: 'accepted' }],
  ])
})

const times: Row[] = [
  {
    row: '4.5 a start over 60 s in the future is shifted to receive time and keeps its duration',
    record: { startTimeUnixNano: nanos(61_000), endTimeUnixNano: nanos(61_250) },
    item: { start_timestamp: receivedSeconds, end_timestamp: receivedSeconds + 0.25 },
  },
  {
    row: '4.5 a start 60 s in the future stays',
    record: { startTimeUnixNano: nanos(60_000), endTimeUnixNano: nanos(60_250) },
    item: { start_timestamp: receivedSeconds + 60, end_timestamp: receivedSeconds + 60.25 },
  },
]

const names: Row[] = [
  ...(
    [
      ['db.statement', 'db.query.text'],
      ['environment', 'sentry.environment'],
      ['release', 'sentry.release'],
    ] as const
  ).map(([old, present]) => ({
    row: `4.5 normalize: ${old} becomes ${present}`,
    attributes: { [old]: 'value' },
    expected: { [old]: undefined, [present]: 'value' },
  })),
  {
    row: '4.5 normalize: method becomes http.request.method',
    attributes: { method: 'GET' },
    expected: { method: undefined, 'http.request.method': 'GET' },
  },
  {
    row: '4.5 normalize: db.operation becomes db.operation.name',
    attributes: { 'db.operation': 'FIND' },
    expected: { 'db.operation': undefined, 'db.operation.name': 'FIND' },
  },
  {
    row: '4.5 normalize: a present name that is there stays, the old one goes all the same',
    attributes: { release: 'old', 'sentry.release': 'present' },
    expected: { release: undefined, 'sentry.release': 'present' },
  },
  ...(
    [
      ['db.system', 'db.system.name'],
      ['rpc.system', 'rpc.system.name'],
      ['sentry.transaction', 'sentry.segment.name'],
      ['http.url', 'url.full'],
      ['url.path.params.id', 'url.path.parameter.id'],
    ] as const
  ).map(([old, present]) => ({
    row: `4.5 backfill: ${old} is copied to ${present}`,
    attributes: { [old]: 'value' },
    record: { parentSpanId: '0c7a7dea069bf5a6' },
    expected: { [old]: 'value', [present]: 'value' },
  })),
  {
    row: '4.5 backfill: a present name that is there stays',
    attributes: { 'http.url': 'old', 'url.full': 'present' },
    expected: { 'http.url': 'old', 'url.full': 'present' },
  },
  ...['deployment.environment', 'deployment.environment.name'].map((key) => ({
    row: `4.5 backfill: ${key} of the resource is the environment`,
    resource: { [key]: 'staging' },
    expected: { 'sentry.environment': 'staging', [`resource.${key}`]: 'staging' },
  })),
  {
    row: '4.5 backfill: http.method is copied to http.request.method',
    attributes: { 'http.method': 'GET' },
    expected: { 'http.method': 'GET', 'http.request.method': 'GET' },
  },
  {
    row: '4.5 deprecated without status is left alone',
    attributes: { 'http.host': 'a', 'http.target': '/b' },
    expected: { 'http.host': 'a', 'server.address': undefined, 'http.target': '/b' },
  },
  {
    row: '4.5 resource service.version is not mapped to a release',
    resource: { 'service.version': '1.2.3' },
    expected: { 'sentry.release': undefined, 'resource.service.version': '1.2.3' },
  },
]

const ops: Row[] = (
  [
    ['sentry.op that is sent stays', { 'sentry.op': 'custom', 'http.request.method': 'GET' }, 1, 'custom'],
    ['http.request.method of a server is http.server', { 'http.request.method': 'GET' }, 2, 'http.server'],
    ['http.request.method of a client is http.client', { 'http.request.method': 'GET' }, 3, 'http.client'],
    ['http.request.method alone is http', { 'http.request.method': 'GET' }, 1, 'http'],
    [
      'sentry.http.prefetch is http.prefetch',
      { 'http.method': 'GET', 'sentry.http.prefetch': true },
      1,
      'http.prefetch',
    ],
    ['the kind beats sentry.http.prefetch', { 'http.method': 'GET', 'sentry.http.prefetch': true }, 3, 'http.client'],
    ['http.method counts after renames', { 'http.method': 'GET' }, 2, 'http.server'],
    ['http.request.method beats db.system.name', { 'http.method': 'GET', 'db.system.name': 'x' }, 3, 'http.client'],
    ['db.system.name is db', { 'db.system.name': 'sqlite' }, 3, 'db'],
    ['db.system counts after renames', { 'db.system': 'sqlite' }, 3, 'db'],
    ['db.system.name beats gen_ai', { 'db.system.name': 'x', 'gen_ai.operation.name': 'chat' }, 3, 'db'],
    [
      'gen_ai.operation.name is gen_ai.<op>',
      { 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'x' },
      3,
      'gen_ai.chat',
    ],
    ['gen_ai.provider.name is gen_ai', { 'gen_ai.provider.name': 'x', 'rpc.service': 'y' }, 3, 'gen_ai'],
    ['gen_ai.system counts after renames', { 'gen_ai.system': 'x' }, 3, 'gen_ai'],
    ['rpc.service beats messaging.system', { 'rpc.service': 'cart', 'messaging.system': 'kafka' }, 3, 'rpc'],
    ['rpc.system alone is not rpc', { 'rpc.system': 'grpc' }, 3, 'default'],
    ['messaging.system is message', { 'messaging.system': 'kafka', 'faas.trigger': 'timer' }, 4, 'message'],
    ['faas.trigger is its value', { 'faas.trigger': 'timer' }, 2, 'timer'],
    ['faas.trigger that is no text is passed over', { 'faas.trigger': 1 }, 2, 'default'],
    ['nothing known is default', {}, 2, 'default'],
  ] as const
).map(([what, attributes, kind, op]) => ({
  row: `4.8 sentry.op: ${what}`,
  attributes,
  record: { kind },
  expected: { 'sentry.op': op },
}))

const http = { 'http.request.method': 'GET' }
const full = { 'url.full': 'http://localhost:8001/charges' }
const descriptions: Row[] = (
  [
    ['one that is sent stays', { ...http, ...full, 'sentry.description': 'mine' }, 3, 'mine'],
    ['http.server prefers http.route', { ...http, 'http.route': '/a/:id', 'url.path': '/a/1' }, 2, 'GET /a/:id'],
    ['http.server then url.template', { ...http, 'url.template': '/a/{id}', 'url.path': '/a/1' }, 2, 'GET /a/{id}'],
    ['http.server then url.path', { ...http, 'url.path': '/a/1', ...full }, 2, 'GET /a/1'],
    ['http.server then url.full', { ...http, ...full }, 2, 'GET http://localhost:8001/charges'],
    ['http.client is method and url.full', { ...http, ...full }, 3, 'GET http://localhost:8001/charges'],
    ['http.client without a URL stays absent', http, 3, undefined],
    ['db is the query', { 'db.system': 'sqlite', 'db.statement': 'SELECT 1' }, 3, 'SELECT 1'],
    ['queue.* is the destination', { 'sentry.op': 'queue.process', 'messaging.destination.name': 'q' }, 5, 'q'],
    [
      'graphql takes type and name',
      { 'sentry.op': 'graphql', 'graphql.operation.type': 'query', 'graphql.operation.name': 'cart' },
      1,
      'query cart',
    ],
    ['gen_ai takes operation and model', { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm' }, 3, 'chat m'],
    ['messaging spans have none', { 'messaging.system': 'kafka', 'messaging.destination.name': 'q' }, 5, undefined],
    ['default stays absent', {}, 1, undefined],
    ['http stays absent', { ...http, ...full }, 1, undefined],
    ['rpc stays absent', { 'rpc.service': 'cart', 'rpc.method': 'get' }, 3, undefined],
    ['a manual origin takes the name', { ...http, ...full, 'sentry.origin': 'manual' }, 3, 'work'],
  ] as const
).map(([what, attributes, kind, description]) => ({
  row: `4.8 sentry.description: ${what}`,
  attributes,
  record: { kind },
  expected: { 'sentry.description': description },
}))

const categories: Row[] = (
  [
    ['one that is sent stays', { 'sentry.category': 'mine', 'sentry.op': 'db.query' }, 'mine'],
    ['from the op', { 'sentry.op': 'DB.query' }, 'db'],
    ['from the op, with a framework', { 'sentry.op': 'ui.react.render' }, 'ui.react'],
    ['from a database', { 'sentry.op': 'x', 'db.system.name': 'sqlite' }, 'db'],
    ['from an HTTP method', { 'sentry.op': 'x', 'http.request.method': 'GET' }, 'http'],
    ['from a component', { 'ui.component_name': 'Cart' }, 'ui'],
    ['from a resource', { 'resource.render_blocking_status': 'blocking' }, 'resource'],
    ['from browser metrics', { 'sentry.origin': 'auto.ui.browser.metrics' }, 'browser'],
    ['none without a hint', {}, undefined],
  ] as const
).map(([what, attributes, category]) => ({
  row: `4.8 sentry.category: ${what}`,
  attributes,
  expected: { 'sentry.category': category },
}))

const rates: Row[] = (
  [
    [undefined, 1],
    [0.5, 0.5],
    [1, 1],
    [0, undefined],
    [1.5, undefined],
    [-0.5, undefined],
    ['0.5', undefined],
  ] as const
).map(([sent, kept]) => ({
  row: `4.8 sentry.client_sample_rate: ${JSON.stringify(sent) ?? 'absent'} is kept as ${kept ?? 'none'}`,
  attributes: sent === undefined ? {} : { 'sentry.client_sample_rate': sent },
  expected: { 'sentry.client_sample_rate': kept },
}))

const added: Row[] = [
  {
    row: '4.8 sentry.observed_timestamp_nanos is the time of receipt, as text',
    expected: { 'sentry.observed_timestamp_nanos': `${receivedAtMs}000000` },
  },
  {
    row: '4.8 ingress and pipeline are added',
    expected: { 'sentry.relay.ingress': 'integration', 'sentry.relay.pipeline': 'span_v2' },
  },
  {
    row: '4.8 client.address {{auto}} is removed',
    attributes: { 'client.address': '{{auto}}' },
    expected: { 'client.address': undefined },
  },
  {
    row: '4.8 OTLP never infers IP or browser from the request',
    attributes: { 'user_agent.original': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0' },
    expected: {
      ...Object.fromEntries(
        ['client.address', 'browser.name', 'browser.version', 'os.name'].map((key) => [key, undefined]),
      ),
      'user_agent.original': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
    },
  },
  {
    row: '4.5 a segment has sentry.trace.status',
    record: { status: { code: 2 } },
    expected: { 'sentry.trace.status': 'error' },
  },
  {
    row: '4.5 a child has no sentry.trace.status',
    record: { parentSpanId: '0c7a7dea069bf5a6' },
    expected: { 'sentry.trace.status': undefined },
  },
  {
    row: '4.8 arrays: stage B removes mixed ones; ints and doubles may mix',
    attributes: { mixed: ['a', 1], numbers: [1, 0.5], texts: ['a', 'b'], empty: [] },
    expected: { mixed: undefined, numbers: [1, 0.5], texts: ['a', 'b'], empty: [] },
  },
]

const client = { 'http.request.method': 'get', 'http.response.status_code': 201 }
const data: Row[] = [
  {
    row: '4.8 the method is upper-cased',
    attributes: client,
    record: { kind: 2 },
    expected: { 'http.request.method': 'GET' },
  },
  {
    row: '4.8 the method of a span of another category stays',
    attributes: { ...client, 'sentry.op': 'queue.process' },
    expected: { 'http.request.method': 'get' },
  },
  ...(
    [
      ['https://api.example.com/a', '*.example.com'],
      ['https://sub.example.com:5688/a', '*.example.com:5688'],
      ['https://example.com/a', 'example.com'],
      ['http://127.0.0.1:8001/charges', '127.0.0.1:8001'],
      ['http://10.1.2.3/a', '*.*.*.*'],
      ['http://[2001:db8::1]/a', '*:*:*:*:*:*:*:*'],
    ] as const
  ).map(([url, address]) => ({
    row: `4.8 server.address of http.client: ${url} is ${address}`,
    attributes: { ...client, 'url.full': url, 'server.address': 'elsewhere' },
    record: { kind: 3 },
    expected: { 'server.address': address, 'sentry.domain': address },
  })),
  {
    row: '4.8 url.full is filled in from the address',
    attributes: { ...client, 'url.scheme': 'https', 'server.address': 'sub.example.com:5688' },
    record: { kind: 3 },
    expected: { 'url.full': 'https://sub.example.com:5688', 'server.address': '*.example.com:5688' },
  },
  {
    row: '4.8 server.address of http.server stays',
    attributes: { ...client, 'server.address': 'api.example.com' },
    record: { kind: 2 },
    expected: { 'server.address': 'api.example.com' },
  },
  {
    row: '4.8 sentry.action, sentry.domain and sentry.status_code are added',
    attributes: { ...client, 'server.address': 'localhost' },
    record: { kind: 3 },
    expected: { 'sentry.action': 'GET', 'sentry.domain': 'localhost', 'sentry.status_code': 201 },
  },
  {
    row: '4.8 db.operation.name is upper-cased',
    attributes: { 'db.system.name': 'mongodb', 'db.operation.name': 'find', 'db.collection.name': 'documents' },
    expected: { 'db.operation.name': 'FIND', 'sentry.action': 'FIND', 'sentry.domain': ',documents,' },
  },
  {
    row: '4.8 sentry.normalized_db_query, its hash and sentry.normalized_description are added',
    attributes: { 'db.system.name': 'mysql', 'db.query.text': 'SELECT "not an identifier"' },
    expected: {
      'sentry.normalized_db_query': 'SELECT %s',
      'sentry.normalized_db_query.hash': '3a377dcc490b1690',
      'sentry.normalized_description': 'SELECT %s',
      'db.operation.name': 'SELECT',
    },
  },
  {
    row: '4.8 db.operation.name and db.collection.name are filled in from the query',
    attributes: {
      'db.system.name': 'postgresql',
      'db.query.text': 'SELECT * FROM a JOIN "t"."c" ON c_id = c.id JOIN b ON b_id = $1 WHERE x IN (1, 2)',
    },
    expected: {
      'db.operation.name': 'SELECT',
      'db.collection.name': ',a,b,c,',
      'sentry.domain': ',a,b,c,',
      'sentry.normalized_db_query': 'SELECT * FROM a JOIN t.c ON c_id = c.id JOIN b ON b_id = %s WHERE x IN (%s)',
    },
  },
  {
    row: '4.8 a query that comes normalized is left alone',
    attributes: { 'db.system.name': 'sqlite', 'db.query.text': 'SELECT 1', 'sentry.normalized_db_query': 'mine' },
    expected: { 'sentry.normalized_db_query': 'mine', 'sentry.normalized_db_query.hash': undefined },
  },
  {
    row: '4.5 since 26.7.1 sentry.transaction and db.system are not written',
    attributes: { 'db.system.name': 'sqlite' },
    expected: { 'sentry.transaction': undefined, 'db.system': undefined },
  },
  {
    row: '4.8 span names are never inferred by conventions',
    attributes: { ...client, 'http.route': '/a' },
    record: { kind: 2 },
    item: { name: 'work', span_id: spanId },
  },
]

const tables = [times, names, ops, descriptions, categories, rates, added, data]

test.each(tables.flat())('$row', (row) => expectRow(row, relaySpan(row)))

test.each(["'", '"', '(', '(%s ', 'from ', '1.'])('a query of 60,000 times %j is relayed', (part) => {
  for (const system of ['mysql', 'sqlite']) {
    const query = part.repeat(Math.floor(60_000 / part.length))
    const { item } = relaySpan({ attributes: { 'db.system.name': system, 'db.query.text': query } })
    expect(item?.attributes).toHaveProperty(['sentry.normalized_db_query'])
  }
})

test('a query of two megabytes is kept and not read', () => {
  const { item } = relaySpan({ attributes: { 'db.system.name': 'sqlite', 'db.query.text': "'".repeat(2_000_000) } })
  expect(item?.attributes).toHaveProperty(['db.query.text'])
  expect(item?.attributes).not.toHaveProperty(['sentry.normalized_db_query'])
})

const deprecated = Object.entries(ATTRIBUTE_METADATA).flatMap(([name, { deprecation }]) => {
  const isPlain = !name.includes('<') && deprecation?.replacement !== undefined
  return isPlain && deprecation.status ? [{ name, successor: deprecation.replacement, status: deprecation.status }] : []
})

test('every deprecated name of the conventions is treated by its status', () => {
  expect(deprecated.length).toBeGreaterThan(200)
  for (const { name, successor, status } of deprecated) {
    const record = { parentSpanId: '0c7a7dea069bf5a6', kind: 0 }
    const { changes } = relaySpan({ attributes: { [name]: 'value' }, record })
    const rules = { normalize: 'attribute.renamed', backfill: 'attribute.copied' }
    const moved = changes.find(({ field, to }) => field === `attributes.${successor}` && to === 'value')
    const expected = Object.hasOwn(rules, status) ? rules[status as keyof typeof rules] : undefined
    expect([name, moved?.rule]).toEqual([name, expected])
  }
})
