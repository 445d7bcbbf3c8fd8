import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { relayLogs, relayTraces } from '../../src/relay/index.ts'
import { ruleTexts } from '../../src/relay/rules.ts'
import { madeUpId, options, relaySpan } from './requests.ts'

const rich = {
  attributes: {
    'http.method': 'get',
    'http.url': 'http://api.example.com/a',
    'db.statement': 'SELECT 1',
    list: ['a', 1],
  },
  resource: { 'service.name': 'checkout-api', 'telemetry.sdk.language': 'nodejs' },
  record: { kind: 3, traceState: 'ot=th:c', status: { code: 2, message: 'refused' }, events: [{ name: 'retry' }] },
}

test('the changes of the second stage lead from the converted item to the stored one', () => {
  const converted = relaySpan(rich, 'convert')
  const stored = relaySpan(rich)
  expect(stored.changes.slice(0, converted.changes.length)).toEqual(converted.changes)
  const attributes = new Map(Object.entries(converted.item?.attributes ?? {}).map(([key, { value }]) => [key, value]))
  for (const { field, from, to } of stored.changes.slice(converted.changes.length)) {
    const key = field.replace(/^attributes\./, '')
    expect([key, attributes.get(key) ?? null]).toEqual([key, from])
    if (to === null) attributes.delete(key)
    else attributes.set(key, to)
  }
  const values = Object.entries(stored.item?.attributes ?? {}).map(([key, { value }]) => [key, value])
  expect(Object.fromEntries(attributes)).toEqual(Object.fromEntries(values))
})

test('a rename is told as a value that leaves one field and comes to another', () => {
  const { changes } = relaySpan({ attributes: { 'db.statement': 'SELECT 1' } })
  expect(changes).toContainEqual({
    rule: 'attribute.renamed',
    field: 'attributes.db.statement',
    from: 'SELECT 1',
    to: null,
  })
  expect(changes).toContainEqual({
    rule: 'attribute.renamed',
    field: 'attributes.db.query.text',
    from: null,
    to: 'SELECT 1',
  })
})

test('what was received is handed back untouched', () => {
  const request = { resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'work', events: [{ name: 'retry' }] }] }] }] }
  const before = structuredClone(request)
  const [relayed] = relayTraces(request, options)
  expect(relayed?.received).toEqual({ name: 'work', events: [{ name: 'retry' }] })
  expect(request).toEqual(before)
})

test('the same request gives the same answer when new ids are passed in', () => {
  const request = { resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'work' }] }] }] }
  expect(relayTraces(request, options)).toEqual(relayTraces(request, options))
  expect(relayTraces(request, { ...options, stage: 'convert' })[0]?.item?.trace_id).toBe(madeUpId)
})

test('every rule is told in a sentence', () => {
  for (const text of Object.values(ruleTexts)) expect(text).toMatch(/^[A-Z].+\.$/)
})

const keys = [
  ...[
    'resourceSpans',
    'resourceLogs',
    'scopeSpans',
    'scopeLogs',
    'spans',
    'logRecords',
    'resource',
    'scope',
    'attributes',
  ],
  ...['key', 'value', 'values', 'stringValue', 'intValue', 'doubleValue', 'boolValue', 'bytesValue', 'arrayValue'],
  ...[
    'kvlistValue',
    'traceId',
    'spanId',
    'parentSpanId',
    'name',
    'kind',
    'status',
    'code',
    'message',
    'links',
    'flags',
  ],
  ...['startTimeUnixNano', 'endTimeUnixNano', 'timeUnixNano', 'traceState', 'severityNumber', 'body', '__proto__'],
]
const words = [
  'db.statement',
  'http.method',
  'sentry.segment.id',
  'server.address',
  'db.query.text',
  'http://',
  '1e400',
  'ot=th:c',
]
const scalar = fc.oneof(
  fc.constantFrom(...words, '89143b0763095bd9c9955e8175d1fb23', 'e342abb1214ca181', '1795228035286000000', null),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
)
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 12, withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('json'), { maxKeys: 6 }),
  ),
}))

const settings = { seed: 20261121, numRuns: 1_000 }

test('anything at all is relayed without throwing, and the answer is JSON', () => {
  fc.assert(
    fc.property(json, json, (record, value) => {
      const item = { ...(record as object), attributes: [{ key: 'sentry.op', value }, value] }
      for (const request of [record, spansOf(item), spansOf(record), logsOf(item), logsOf(record)])
        for (const stage of ['convert', 'stored'] as const) {
          JSON.stringify(relayTraces(request, { ...options, stage }))
          JSON.stringify(relayLogs(request, { ...options, stage }))
        }
    }),
    settings,
  )
})

test('any attribute of any name and value comes out typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...words), fc.string()), json, (key, value) => {
      const span = { traceId: '89143b0763095bd9c9955e8175d1fb23', spanId: 'e342abb1214ca181', name: 'work' }
      const times = { startTimeUnixNano: '1795228035286000000', endTimeUnixNano: '1795228035286000000' }
      const [relayed] = relayTraces(spansOf({ ...span, ...times, attributes: [{ key, value }] }), options)
      for (const { type } of Object.values(relayed?.item?.attributes ?? {}))
        expect(['string', 'boolean', 'integer', 'double', 'array']).toContain(type)
    }),
    settings,
  )
})

function spansOf(record: unknown) {
  return { resourceSpans: [{ scopeSpans: [{ spans: [record] }] }] }
}

function logsOf(record: unknown) {
  return { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] }
}
