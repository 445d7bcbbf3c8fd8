import { test } from 'vitest'
import { browserSpan, envelope } from '../lab.ts'
import { asJson, envelopes, expectAnswer, type HttpRow, json, logs, traces } from './rows.ts'

const origin = { origin: 'http://localhost:5173' }
const ask = { ...origin, 'access-control-request-method': 'POST' }

const allowed = [
  ...['x-sentry-auth', 'x-requested-with', 'x-forwarded-for', 'origin', 'referer', 'accept', 'content-type'],
  ...['authentication', 'authorization', 'content-encoding', 'transfer-encoding'],
].join(',')

const preflights: HttpRow[] = [traces, `${traces}/`, logs, '/v1/traces', '/api/1/envelope/'].map((url) => ({
  row: `4.2 CORS: a preflight for ${url}`,
  ...{ method: 'OPTIONS', url, headers: ask, status: 200 },
  answered: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    // `sentry-trace`, `traceparent` and `baggage` are not among them.
    'access-control-allow-headers': allowed,
    'access-control-max-age': '3600',
  },
}))

const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-sentry-error,x-sentry-rate-limits,retry-after',
}

const answers: HttpRow[] = [
  {
    row: '4.2 CORS: an envelope that is taken',
    ...{ url: envelopes, headers: origin, payload: Buffer.from(envelope([browserSpan()])), status: 200 },
  },
  { row: '4.2 CORS: OTLP that is taken', url: traces, headers: { ...origin, ...asJson }, payload: '{}', status: 200 },
  { row: '4.2 CORS: a refusal', url: traces, headers: { ...origin, ...json }, payload: '{}', status: 401 },
  { row: '4.2 CORS: an unreadable envelope', url: envelopes, headers: origin, payload: Buffer.from('x'), status: 400 },
].map((row) => ({ ...row, answered: readable }))

test.each([...preflights, ...answers])('$row', async (row) => {
  await expectAnswer(row)
})
