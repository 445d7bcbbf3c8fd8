import { expect, test } from 'vitest'
import { auth, key } from '../lab.ts'
import { envelopes, expectAnswer, type HttpRow, json, traces } from './rows.ts'

const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` })

/** Each is tried on OTLP and on envelopes: what the request has beside its body, and the refusal. */
type AuthRow = { row: string; query?: string; headers?: Record<string, string>; status: number; message?: string }

const missing = { status: 401, message: 'missing authorization information' }
const multiple = { status: 401, message: 'multiple authorization payloads detected' }
const unreadable = { status: 401, message: 'bad x-sentry-auth header' }
const badKey = { status: 400, message: 'bad sentry DSN public key' }

const rows: AuthRow[] = [
  { row: '4.2 (a) X-Sentry-Auth', headers: auth, status: 200 },
  {
    row: '4.2 (a) X-Sentry-Auth with version and client, in any case',
    headers: { 'x-sentry-auth': `SENTRY sentry_version=7, sentry_key=${key}, sentry_client=x/1` },
    status: 200,
  },
  { row: '4.2 (a) Authorization', headers: { authorization: `sentry sentry_key=${key}` }, status: 200 },
  { row: '4.2 (b) HTTP Basic with the key as user', headers: basic(key), status: 200 },
  { row: '4.2 (c) query', query: `?sentry_key=${key}`, status: 200 },
  { row: '4.2 header and query', headers: auth, query: `?sentry_key=${key}`, ...multiple },
  { row: '4.2 header and Basic', headers: { ...auth, ...basic(key) }, ...multiple },
  { row: '4.2 query and Basic', headers: basic(key), query: `?sentry_key=${key}`, ...multiple },
  { row: '4.2 none', ...missing },
  { row: '4.2 a key that is not 32 hex digits', query: '?sentry_key=public', ...badKey },
  { row: '4.2 version above 7', query: `?sentry_key=${key}&sentry_version=8`, status: 400 },
  {
    row: '4.2 version above 7 in the header',
    headers: { 'x-sentry-auth': `sentry sentry_key=${key}, sentry_version=8` },
    status: 400,
  },
  { row: '4.2 version 6', query: `?sentry_key=${key}&sentry_version=6`, status: 200 },
  { row: '4.2 an org auth token', headers: { authorization: 'Bearer sntrys_abc' }, ...missing },
  {
    row: '4.8 an org auth token beside a key is ignored',
    ...{ headers: { authorization: 'Bearer sntrys_abc' }, query: `?sentry_key=${key}`, status: 200 },
  },
  { row: '4.8 sentry without a key', headers: { 'x-sentry-auth': 'sentry sentry_version=7' }, ...unreadable },
  {
    row: '4.8 sentry with a bad version',
    headers: { 'x-sentry-auth': `sentry sentry_key=${key}, sentry_version=x` },
    ...unreadable,
  },
  ...['', 'Bearer x', key].map((value) => ({
    row: `4.8 X-Sentry-Auth ${JSON.stringify(value)} is ignored`,
    headers: { 'x-sentry-auth': value },
    ...missing,
  })),
  { row: '4.8 ?sentry_version=7 plus a header', headers: auth, query: '?sentry_version=7', ...multiple },
  { row: '4.8 sentry_ anywhere in the query plus a header', headers: auth, query: '?a=is_sentry_b', ...multiple },
  { row: '4.8 sentry_ behind another question mark', headers: auth, query: '?a=b?sentry_c', ...multiple },
  { row: '4.8 ?sentry_client=x alone', query: '?sentry_client=x', ...unreadable },
  {
    row: '4.8 a bad version in the query',
    ...{ query: `?sentry_key=${key}&sentry_version=x`, ...unreadable },
  },
  { row: '4.8 an empty sentry_key in the header', headers: { 'x-sentry-auth': 'sentry sentry_key=' }, ...unreadable },
  { row: '4.8 an empty sentry_key in the query', query: '?sentry_key=', ...unreadable },
  { row: '4.8 Basic with an empty user is ignored', headers: basic(''), ...missing },
]

const rpcCodes: Record<number, number> = { 400: 3, 401: 16 }

test.each(rows)('$row: OTLP is $status', async ({ query = '', headers, status, message = expect.any(String) }) => {
  const body = status === 200 ? {} : { code: rpcCodes[status], message }
  await expectAnswer({ row: '', url: traces + query, headers: { ...json, ...headers }, payload: '{}', status, body })
})

test.each(rows)(
  '$row: an envelope is $status',
  async ({ query = '', headers, status, message = expect.any(String) }) => {
    const body = status === 200 ? {} : { detail: message, causes: [] }
    const sent = { payload: Buffer.from('{}'), ...(headers && { headers }) }
    await expectAnswer({ row: '', url: `/api/1/envelope/${query}`, ...sent, status, body })
  },
)

const dsns: (Pick<HttpRow, 'row' | 'status'> & { dsn: string })[] = [
  { row: '4.4 authorization in the envelope header dsn', dsn: `http://${key}@localhost:8969/1`, status: 200 },
  { row: '4.4 a dsn with a bad key', dsn: 'http://public@localhost:8969/1', status: 400 },
  { row: '4.4 a dsn without a key', dsn: 'http://localhost:8969/1', status: 401 },
  { row: '4.4 a dsn that is none', dsn: 'lab', status: 401 },
]

test.each(dsns)('$row is $status', async ({ dsn, ...row }) => {
  await expectAnswer({ ...row, url: envelopes.split('?')[0] ?? '', payload: Buffer.from(JSON.stringify({ dsn })) })
})
