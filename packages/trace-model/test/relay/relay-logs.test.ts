import { expect, test } from 'vitest'
import { relayLogs } from '../../src/relay/index.ts'
import { expectRow, madeUpId, nanos, options, type Row, receivedAtMs, relayLog, spanId, traceId } from './requests.ts'

const severities: Row[] = [
  ...Array.from({ length: 24 }, (_, at) => at + 1).map((number) => ({
    row: `4.6 severityNumber ${number}`,
    record: { severityNumber: number, severityText: 'nonsense' },
    item: { level: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'][Math.floor((number - 1) / 4)] },
  })),
  ...[
    ['TRACE', 'trace'],
    ['debug', 'debug'],
    ['Information', 'info'],
    ['Warning', 'warn'],
    ['error', 'error'],
    ['FATAL', 'fatal'],
    ['nonsense', 'info'],
    ['critical', 'info'],
    ['', 'info'],
  ].map(([severityText, level]) => ({
    row: `4.6 severityText ${severityText}, 4.8 in any case, without a number`,
    record: { severityNumber: 0, severityText },
    item: { level },
  })),
  {
    row: '4.6 severityNumber 25 counts as none',
    record: { severityNumber: 25, severityText: 'warn' },
    item: { level: 'warn' },
  },
]

const kvlist = { kvlistValue: { values: [{ key: 'a', value: { intValue: 1 } }] } }
const bodies: Row[] = (
  [
    [{ stringValue: 'text' }, 'text'],
    [{ stringValue: '' }, ''],
    [{ intValue: '42' }, '42'],
    [{ boolValue: true }, 'true'],
    [{ doubleValue: 0.5 }, '0.5'],
    [{ bytesValue: 'aMOp' }, 'hé'],
    [{ arrayValue: { values: [{ stringValue: 'a' }, { intValue: 1 }] } }, '["a",1]'],
    [kvlist, '{"a":1}'],
  ] as const
).map(([body, text]) => ({
  row: `4.6 body: ${JSON.stringify(body)} is ${text}`,
  record: { body },
  item: { body: text },
}))

const fields: Row[] = [
  { row: '4.6 a missing traceId is replaced', record: { traceId: '' }, item: { trace_id: madeUpId } },
  { row: '4.6 an invalid traceId is replaced', record: { traceId: 'abc' }, item: { trace_id: madeUpId } },
  {
    row: '4.8 ids are lower-cased',
    record: { traceId: traceId.toUpperCase(), spanId: spanId.toUpperCase() },
    item: { trace_id: traceId, span_id: spanId },
  },
  {
    row: '4.6 timeUnixNano is the timestamp',
    record: { timeUnixNano: nanos(-250) },
    item: { timestamp: receivedAtMs / 1000 - 0.25 },
  },
  {
    row: '4.6 resource, scope and record attributes are as those of spans',
    attributes: { 'order.id': 7 },
    resource: { 'service.name': 'checkout-api', 'telemetry.sdk.language': 'nodejs' },
    scope: { name: 'pino' },
    expected: {
      'order.id': 7,
      'resource.service.name': 'checkout-api',
      'instrumentation.name': 'pino',
      'sentry.origin': 'auto.otlp.logs',
    },
  },
  {
    row: '4.8 no sentry.platform on logs',
    resource: { 'telemetry.sdk.language': 'nodejs' },
    expected: { 'sentry.platform': undefined },
  },
]

test.each([...severities, ...bodies, ...fields])('$row', (row) => expectRow(row, relayLog(row, 'convert')))

test('4.6 an empty spanId is none, 4.8 a bad one is null and the log stays', () => {
  const empty = relayLog({ record: { spanId: '' } })
  expect([empty.outcome, empty.item?.span_id]).toEqual([{ type: 'accepted' }, undefined])
  const bad = relayLog({ record: { spanId: 'xyz' } })
  expect([bad.outcome, bad.item?.span_id]).toEqual([{ type: 'accepted' }, null])
  expect(bad.changes).toContainEqual({ rule: 'span-id.invalid', field: 'span_id', from: 'xyz', to: null })
  expect(bad.item?.attributes).not.toHaveProperty(['sentry.span_id'])
})

test.each([
  ['', 'trace-id.missing'],
  ['abc', 'trace-id.invalid'],
])('4.6 the traceId %j is replaced under the rule %s', (sent, rule) => {
  const { changes } = relayLog({ record: { traceId: sent } })
  expect(changes).toContainEqual({ rule, field: 'trace_id', from: sent, to: madeUpId })
})

test('4.6 event name, flags and observed time are not in the item, and the changes say so', () => {
  const lost = { eventName: 'e', flags: 1, observedTimeUnixNano: '17', droppedAttributesCount: 2 }
  const { item, changes } = relayLog({ record: lost }, 'convert')
  expect(Object.keys(item ?? {})).toEqual(['timestamp', 'trace_id', 'level', 'body', 'attributes'])
  const dropped = changes.filter(({ rule }) => rule === 'log.dropped-fields').map(({ field }) => field)
  expect(dropped).toEqual(['eventName', 'flags', 'observedTimeUnixNano', 'droppedAttributesCount'])
})

const stored: Row[] = [
  {
    row: '4.6 the stored log has body, severity, time and size as attributes',
    attributes: { key: 'value' },
    record: { body: { stringValue: 'héllo' }, timeUnixNano: nanos(-1) },
    expected: {
      'sentry.body': 'héllo',
      'sentry.severity_text': 'info',
      'sentry.timestamp_precise': nanos(-1),
      'sentry.payload_size_bytes': 'héllo'.length + 1 + 'keyvalue'.length + 'sentry.originauto.otlp.logs'.length,
    },
  },
  { row: '4.8 sentry.span_id only if present: present', record: { spanId }, expected: { 'sentry.span_id': spanId } },
  { row: '4.8 sentry.span_id only if present: absent', expected: { 'sentry.span_id': undefined } },
  {
    row: '4.8 observed time and ingress are added, no pipeline',
    expected: {
      'sentry.observed_timestamp_nanos': `${receivedAtMs}000000`,
      'sentry.relay.ingress': 'integration',
      'sentry.relay.pipeline': undefined,
    },
  },
  {
    row: '4.8 type check, renames and backfills run on logs too',
    attributes: { mixed: ['a', 1], release: 'shop@1', 'http.method': 'GET' },
    expected: { mixed: undefined, release: undefined, 'sentry.release': 'shop@1', 'http.request.method': 'GET' },
  },
  {
    row: '4.8 no op and no sample rate on logs',
    expected: { 'sentry.op': undefined, 'sentry.client_sample_rate': undefined },
  },
  {
    row: '4.8 a time in the future is shifted',
    record: { timeUnixNano: nanos(61_000) },
    item: { timestamp: receivedAtMs / 1000 },
  },
]

test.each(stored)('$row', (row) => expectRow(row, relayLog(row)))

const large = (bytes: number) => 'x'.repeat(bytes - 'sentry.originauto.otlp.logs'.length)
const limit = 2 * 1024 * 1024

test.each([
  { row: '4.8 time 0 is rejected', record: { timeUnixNano: 0 }, reason: 'timestamp' },
  {
    row: '4.6 there is no fallback to observedTime',
    record: { timeUnixNano: '0', observedTimeUnixNano: nanos(-1) },
    reason: 'timestamp',
  },
  { row: '4.8 only the future is shifted', record: { timeUnixNano: nanos(-91 * 86_400_000) }, reason: 'timestamp' },
  {
    row: '4.8 an oversized log is dropped',
    record: { body: { stringValue: large(limit + 1) } },
    reason: 'too_large:log',
  },
  { row: 'a log without a body is dropped', record: { body: undefined }, reason: 'no_data' },
])('$row', ({ reason, ...row }) => {
  const { item, outcome } = relayLog(row)
  expect([item, outcome]).toEqual([null, { type: 'dropped', reason }])
})

test('4.8 only the oversized record of a request is dropped', () => {
  const time = { traceId, timeUnixNano: nanos(-1) }
  const logRecords = [
    { ...time, body: { stringValue: large(limit + 1) } },
    { ...time, body: { stringValue: 'small' } },
  ]
  const relayed = relayLogs({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }, options)
  expect(relayed.map(({ outcome }) => outcome.type)).toEqual(['dropped', 'accepted'])
})

test('4.8 a log of exactly the limit is kept', () => {
  expect(relayLog({ record: { body: { stringValue: large(limit) } } }).outcome).toEqual({ type: 'accepted' })
})
