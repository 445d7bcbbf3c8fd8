import { expect, test } from 'vitest'
import { otlpTraces } from '../lab.ts'
import { asJson, envelopes, expectAnswer, type HttpRow, logs, traces } from './rows.ts'

const rows: HttpRow[] = [
  {
    row: '4.8 content type is judged before authorization: wrong type with no key',
    ...{ url: traces, headers: { 'content-type': 'text/plain' }, payload: '{}', status: 415 },
  },
  {
    row: '4.8 application/json; charset=utf-8',
    url: traces,
    headers: { ...asJson, 'content-type': 'application/json; charset=utf-8' },
    ...{ payload: JSON.stringify(otlpTraces({})), status: 200, body: {} },
  },
  {
    row: '4.8 429 even for no spans at all',
    ...{ url: traces, headers: asJson, payload: '{"resourceSpans":[]}', fault: { answer: 429 }, status: 429 },
  },
  { row: '4.8 a header-only envelope', url: envelopes, payload: Buffer.from('{}'), status: 200, body: {} },
  { row: '4.8 an unknown item type', url: envelopes, payload: Buffer.from('{}\n{"type":"new"}\n{}'), status: 200 },
  { row: '4.8 logs', url: logs, headers: asJson, payload: '{"resourceLogs":[]}', status: 200 },
  {
    row: '4.8 logs while rate limited',
    ...{
      url: logs,
      headers: asJson,
      payload: '{"resourceLogs":[]}',
      fault: { answer: 429, signal: 'logs' },
      status: 429,
    },
  },
]

test.each(rows)('$row is $status', async (row) => {
  await expectAnswer(row)
})

test('4.8 a header-only envelope is not stored', async () => {
  const app = await expectAnswer({ row: '', url: envelopes, payload: Buffer.from('{"sent_at":"now"}'), status: 200 })
  expect((await app.inject('/api/untraced')).json().items).toEqual([])
  expect((await app.inject('/healthz')).json()).toMatchObject({ records: 0, bytes: 0 })
})
