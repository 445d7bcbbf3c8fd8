import { expect, test } from 'vitest'
import { browserSpan, envelope, listTraces, postEnvelope, readTrace, startLab } from '../lab.ts'
import { envelopes, expectAnswer, type HttpRow } from './rows.ts'

const eventId = 'a'.repeat(32)
const one = Buffer.from(envelope([browserSpan()]))

const rows: HttpRow[] = [
  { row: '4.4 with the slash', url: envelopes, payload: one, status: 200, body: {} },
  { row: '4.4 without the slash there is no route', url: envelopes.replace('/?', '?'), payload: one, status: 404 },
  { row: '4.4 GET', method: 'GET', url: envelopes, status: 405, answered: { allow: 'POST' } },
  {
    row: '4.4 with an event id',
    ...{ url: envelopes, payload: Buffer.from(envelope([browserSpan()], { event_id: eventId })), status: 200 },
    body: { id: eventId },
  },
  {
    row: '4.4 with an event id in the form of a UUID',
    url: envelopes,
    payload: Buffer.from('{"event_id":"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"}'),
    ...{ status: 200, body: { id: eventId } },
  },
  {
    row: '4.4 an empty body',
    ...{ url: envelopes, payload: Buffer.alloc(0), status: 400, body: { detail: 'empty request body', causes: [] } },
  },
  {
    row: '4.4 no envelope',
    ...{ url: envelopes, payload: Buffer.from('<html>'), status: 400 },
    body: { detail: 'invalid event envelope', causes: [expect.stringContaining('not valid JSON')] },
  },
  {
    row: '4.4 rate limited',
    ...{ url: envelopes, payload: one, fault: { answer: 429, retryAfterSeconds: 5 }, status: 429 },
    body: {
      detail: expect.stringMatching(/^Sentry dropped data due to a quota or internal rate limit being reached/),
      causes: [],
    },
    answered: { 'retry-after': '5', 'x-sentry-rate-limits': '5::organization' },
  },
]

test.each(rows)('$row is $status', async (row) => {
  await expectAnswer(row)
})

test.each([undefined, 'text/plain;charset=UTF-8', 'application/x-sentry-envelope', 'application/json'])(
  '4.4 the content type %s is accepted',
  async (type) => {
    const app = await startLab()
    const headers = type === undefined ? {} : { 'content-type': type }
    expect((await postEnvelope(app, one, headers)).statusCode).toBe(200)
    expect((await readTrace(app)).spans).toHaveLength(1)
  },
)

test('a request that is not an envelope leaves what is stored as it is', async () => {
  const app = await startLab()
  await postEnvelope(app, one)
  expect((await postEnvelope(app, '<html>')).statusCode).toBe(400)
  expect(await listTraces(app)).toHaveLength(1)
})
