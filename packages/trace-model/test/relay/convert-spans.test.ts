import { expect, test } from 'vitest'
import { relayTraces } from '../../src/relay/index.ts'
import { expectRow, madeUpId, type Row, receivedAtMs, relaySpan, spanId, traceId, traces } from './requests.ts'

const ids: Row[] = [
  { row: '4.5 traceId: a nil id is replaced', record: { traceId: '0'.repeat(32) }, item: { trace_id: madeUpId } },
  { row: '4.5 traceId: an id of another length is replaced', record: { traceId: 'abc' }, item: { trace_id: madeUpId } },
  {
    row: '4.8 ids are lower-cased',
    record: { traceId: traceId.toUpperCase(), spanId: spanId.toUpperCase(), parentSpanId: '0C7A7DEA069BF5A6' },
    item: { trace_id: traceId, span_id: spanId, parent_span_id: '0c7a7dea069bf5a6' },
  },
  {
    row: 'ids in base64, as protobuf has them in JSON, are written in hex',
    record: { traceId: 'iRQ7B2MJW9nJlV6Bddb7Iw==' },
    item: { trace_id: '89143b0763095bd9c9955e8175d6fb23' },
  },
  {
    row: '4.8 an invalid parentSpanId makes the span a segment',
    record: { parentSpanId: 'nonsense' },
    item: { is_segment: true },
    expected: { 'sentry.segment.id': spanId },
  },
  ...[{}, { parentSpanId: '' }].map((record) => ({
    row: `4.5 is_segment: without a parent (${JSON.stringify(record)}) a span is a segment and carries its id and name`,
    record,
    item: { is_segment: true },
    expected: { 'sentry.segment.id': spanId, 'sentry.segment.name': 'work', 'sentry.is_remote': undefined },
  })),
  {
    row: '4.5 parentSpanId is kept',
    record: { parentSpanId: '0c7a7dea069bf5a6' },
    item: { parent_span_id: '0c7a7dea069bf5a6', is_segment: false },
    expected: { 'sentry.segment.id': undefined, 'sentry.segment.name': undefined },
  },
]

const names: Row[] = [
  { row: '4.5 name is kept', item: { name: 'work' } },
  {
    row: '4.5 empty name: an attribute that starts with db',
    attributes: { 'dbx.y': 'z' },
    record: { name: '' },
    item: { name: 'db' },
  },
  ...[
    [2, 'http.server'],
    [3, 'http.client'],
    [1, 'http'],
  ].map(([kind, name]) => ({
    row: `4.5 empty name: an HTTP method with kind ${kind} is ${name}`,
    attributes: { 'http.method': 'GET' },
    record: { name: '', kind },
    item: { name },
  })),
  {
    row: '4.5 empty name: the first attribute that matches decides',
    attributes: { 'http.request.method': 'GET', 'db.system': 'mysql' },
    record: { name: '', kind: 2 },
    item: { name: 'http.server' },
  },
]

const times: Row[] = [
  {
    row: '4.5 start and end are seconds, 4.8 rounded to microseconds',
    record: { startTimeUnixNano: '1697620454980000000', endTimeUnixNano: '1697620454980078800' },
    item: { start_timestamp: 1697620454.98, end_timestamp: 1697620454.980079 },
  },
]

const statuses: Row[] = [
  { row: '4.5 status absent is ok', item: { status: 'ok' } },
  ...[
    [0, 'ok'],
    [1, 'ok'],
    [2, 'error'],
    [3, 'error'],
    [-1, 'error'],
    ['STATUS_CODE_ERROR', 'error'],
  ].map(([code, status]) => ({
    row: `4.8 status: code ${code} is ${status}`,
    record: { status: { code } },
    item: { status },
  })),
  {
    row: '4.5 status: no inference from the HTTP status',
    attributes: { 'http.response.status_code': 500 },
    item: { status: 'ok' },
  },
  {
    row: '4.5 status.message becomes an attribute',
    record: { status: { code: 2, message: 'sold out' } },
    expected: { 'sentry.status.message': 'sold out' },
  },
  {
    row: '4.8 an empty status.message gives no attribute',
    record: { status: { code: 2, message: '' } },
    expected: { 'sentry.status.message': undefined },
  },
  {
    row: '4.8 an attribute sentry.status.message that the user sent stays, even empty',
    attributes: { 'sentry.status.message': '' },
    record: { status: { code: 2, message: '' } },
    expected: { 'sentry.status.message': '' },
  },
]

const kinds: Row[] = ['internal', 'server', 'client', 'producer', 'consumer'].map((word, at) => ({
  row: `4.5 kind ${at + 1} is ${word}`,
  record: { kind: at + 1 },
  expected: { 'sentry.kind': word },
}))
kinds.push(
  { row: '4.5 kind 0 is none', record: { kind: 0 }, expected: { 'sentry.kind': undefined } },
  { row: '4.5 kind 9 is none', record: { kind: 9 }, expected: { 'sentry.kind': undefined } },
)

const surroundings: Row[] = [
  {
    row: '4.5 resource attributes get the prefix resource.',
    resource: { 'service.name': 'checkout-api', replicas: 3 },
    expected: { 'resource.service.name': 'checkout-api', 'resource.replicas': 3 },
  },
  {
    row: '4.5 scope attributes, name and version get the prefix instrumentation.',
    scope: { name: 'http', version: '1.2', attributes: [{ key: 'x', value: { boolValue: true } }] },
    expected: { 'instrumentation.x': true, 'instrumentation.name': 'http', 'instrumentation.version': '1.2' },
  },
  {
    row: '4.8 an empty scope name or version gives no attribute',
    scope: { name: '', version: '' },
    expected: { 'instrumentation.name': undefined, 'instrumentation.version': undefined },
  },
  {
    row: '4.8 scope attributes name and version lose to the name and version of the scope',
    scope: {
      name: 'right',
      version: '2',
      attributes: ['name', 'version'].map((key) => ({ key, value: { stringValue: 'wrong' } })),
    },
    expected: { 'instrumentation.name': 'right', 'instrumentation.version': '2' },
  },
  { row: '4.5 sentry.origin is auto.otlp.spans', expected: { 'sentry.origin': 'auto.otlp.spans' } },
  ...['nodejs>node', 'webjs>javascript', 'dotnet>csharp', 'go>go', 'constructor>constructor'].map((pair) => {
    const [language = '', platform = ''] = pair.split('>')
    return {
      row: `4.5 sentry.platform: ${language} is ${platform}`,
      resource: { 'telemetry.sdk.language': language },
      expected: { 'sentry.platform': platform },
    }
  }),
]

const precedence: Row[] = [
  ...['resource.a', 'instrumentation.a', 'instrumentation.name', 'sentry.origin', 'sentry.platform'].map((key) => ({
    row: `4.8 attribute precedence: a span's own ${key} wins`,
    attributes: { [key]: 'own' },
    resource: { a: 'other', 'telemetry.sdk.language': 'nodejs' },
    scope: { name: 'other', attributes: [{ key: 'a', value: { stringValue: 'other' } }] },
    expected: { [key]: 'own' },
  })),
  {
    row: '4.8 attribute precedence: status message, is_remote, kind and segment are written over the span’s own',
    attributes: {
      'sentry.status.message': 'own',
      'sentry.is_remote': false,
      'sentry.kind': 'own',
      'sentry.segment.id': 'own',
      'sentry.segment.name': 'own',
    },
    record: { status: { code: 2, message: 'sent' }, flags: 0x300, kind: 2 },
    expected: {
      'sentry.status.message': 'sent',
      'sentry.is_remote': true,
      'sentry.kind': 'server',
      'sentry.segment.id': spanId,
      'sentry.segment.name': 'work',
    },
  },
]

const segments: Row[] = [
  [0x000, false, undefined],
  [0x100, false, false],
  [0x200, false, undefined],
  [0x300, true, true],
  [0x301, true, true],
].map(([flags, isSegment, isRemote]) => ({
  row: `4.5 flags ${flags?.toString(16)}: a child is ${isSegment ? 'a' : 'no'} segment, is_remote is ${isRemote}`,
  record: { parentSpanId: '0c7a7dea069bf5a6', flags },
  item: { is_segment: isSegment },
  expected: { 'sentry.is_remote': isRemote, 'sentry.segment.id': isSegment ? spanId : undefined },
}))

const rates: Row[] = (
  [
    ['ot=th:0', 1],
    ['ot=th:c', 0.25],
    ['ot=th:12', 0.9296875],
    ['ot=th:80000000000000', 0.5],
    ['ot=th:c,ot=th:0', 0.25],
    ['foo=t61rcWkgMzE,ot=p:8;r:62;th:c,bar=00f067aa0ba902b7', 0.25],
    ['ot=p:8, ot=th:c', undefined],
    ['ot=p:8;r:62', undefined],
    ['ot=th:', undefined],
    ['ot=th:zzzz', undefined],
    ['ot=th:C', undefined],
    ['ot=th:c;th:0', undefined],
    ['ot=th:123456789012345', undefined],
    ['vendor=th:c', undefined],
    ['', undefined],
  ] as const
).map(([traceState, rate]) => ({
  row: `4.8 tracestate ${JSON.stringify(traceState)} gives ${rate ?? 'no rate'}`,
  record: { traceState },
  expected: { 'sentry.client_sample_rate': rate },
}))
rates.push({
  row: '4.8 sentry.client_sample_rate from tracestate only if absent',
  attributes: { 'sentry.client_sample_rate': 0.1 },
  record: { traceState: 'ot=th:c' },
  expected: { 'sentry.client_sample_rate': 0.1 },
})

const link = { traceId: '4c79f60c11214eb38604f4ae0781bfb2', spanId: 'fa90fdead5f74052', flags: 1 }
const sentryLink = { trace_id: link.traceId, span_id: link.spanId, sampled: true, attributes: {} }
const links: Row[] = [
  { row: '4.5 a span without links has an empty list', item: { links: [] } },
  {
    row: '4.5 links keep ids, sampled bit and attributes',
    record: { links: [{ ...link, attributes: [{ key: 'why', value: { stringValue: 'retry' } }] }] },
    item: { links: [{ ...sentryLink, attributes: { why: { type: 'string', value: 'retry' } } }] },
  },
  {
    row: '4.5 links: sampled is bit 0 of the flags',
    record: { links: [{ ...link, flags: 2 }] },
    item: { links: [{ ...sentryLink, sampled: false }] },
  },
  {
    row: '4.8 a link with a bad span id is null',
    record: { links: [{ ...link, spanId: 'x' }] },
    item: { links: [null] },
  },
  {
    row: '4.8 a bad trace id in a link is replaced',
    record: { links: [{ ...link, traceId: '' }] },
    item: { links: [{ ...sentryLink, trace_id: madeUpId }] },
  },
]

const kvlist = (...members: object[]) => ({ kvlistValue: { values: members } })
const values: Row[] = [
  {
    row: '4.5 values: text, booleans, whole numbers and fractions are typed',
    attributes: { text: 'a', flag: true, count: 3, share: 0.5 },
    item: {
      attributes: {
        text: { type: 'string', value: 'a' },
        flag: { type: 'boolean', value: true },
        count: { type: 'integer', value: 3 },
        share: { type: 'double', value: 0.5 },
      },
    },
  },
  {
    row: '4.5 values: bytes are UTF-8 text or dropped',
    attributes: { good: { bytesValue: 'aMOp' }, bad: { bytesValue: '/w==' } },
    expected: { good: 'hé', bad: undefined },
  },
  {
    row: '4.8 arrays: mixed scalars stay in conversion, nested members go',
    attributes: { mixed: ['a', 1, ['b']], nested: [['b']], empty: [] },
    expected: { mixed: ['a', 1], nested: [], empty: [] },
  },
  {
    row: '4.5 values: a kvlist is its JSON text, 4.8 without nested members',
    attributes: { map: kvlist({ key: 'a', value: { intValue: '1' } }, { key: 'b', value: kvlist() }) },
    expected: { map: '{"a":1}' },
  },
  { row: '4.5 values: no value, no attribute', attributes: { none: {} }, expected: { none: undefined } },
]

const tables = [ids, names, times, statuses, kinds, surroundings, precedence, segments, rates, links, values]

test.each(tables.flat())('$row', (row) => expectRow(row, relaySpan(row, 'convert')))

test.each([
  ['4.8 a link with a bad span id becomes null with an error', { spanId: 'x' }, 'link.span-id', 'links.0', null],
  ['4.8 a bad trace id in a link is replaced', { traceId: 'x' }, 'link.trace-id', 'links.0.trace_id', madeUpId],
])('%s', (_, bad, rule, field, to) => {
  const { changes } = relaySpan({ record: { links: [{ ...link, ...bad }] } }, 'convert')
  expect(changes).toContainEqual(expect.objectContaining({ rule, field, to }))
})

test('4.5 traceId: each replacement is a random id', () => {
  const ids = [1, 2].map(() => {
    const request = traces({ record: { traceId: '' } })
    return relayTraces(request, { receivedAtMs, stage: 'convert' })[0]?.item?.trace_id
  })
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(ids[0]).not.toBe(ids[1])
})

test('4.5 spanId: an invalid id is missing after conversion', () => {
  const { item, outcome } = relaySpan({ record: { spanId: 'xyz' } }, 'convert')
  expect(outcome).toEqual({ type: 'accepted' })
  expect(item).not.toHaveProperty('span_id')
  expect(item?.attributes).not.toHaveProperty(['sentry.segment.id'])
})

test('4.5 name: without an attribute that tells, an empty name is missing', () => {
  const { item } = relaySpan({ record: { name: '' } }, 'convert')
  expect(item).not.toHaveProperty('name')
  expect(item?.attributes).not.toHaveProperty(['sentry.segment.name'])
})

test('4.5 events, counts and the rest of the tracestate have no place in the item, and the changes say so', () => {
  const lost = { events: [{ name: 'retried' }], droppedAttributesCount: 1, droppedEventsCount: 2, droppedLinksCount: 3 }
  const { item, changes } = relaySpan({ record: { ...lost, traceState: 'vendor=1' } }, 'convert')
  expect(JSON.stringify(item)).not.toMatch(/retried|dropped|vendor/)
  const dropped = changes.filter(({ to }) => to === null)
  expect(dropped.map(({ rule, field }) => [rule, field])).toEqual([
    ['events.dropped', 'events'],
    ['tracestate.dropped', 'traceState'],
    ['dropped-counts.dropped', 'droppedAttributesCount'],
    ['dropped-counts.dropped', 'droppedEventsCount'],
    ['dropped-counts.dropped', 'droppedLinksCount'],
  ])
})
