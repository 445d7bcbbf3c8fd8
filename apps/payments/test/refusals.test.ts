import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { ErrorBody } from '@checkout/contract/http'
import { expect, test } from 'vitest'
import { cardNumber, chargeRequest, openApp, openLedgerAt, temporaryLedgerPath } from './app.ts'

test.each([
  ['amountCents', { ...chargeRequest(), amountCents: 0 }],
  ['amountCents', { ...chargeRequest(), amountCents: 1.5 }],
  ['amountCents', { ...chargeRequest(), amountCents: 1e9 }],
  ['key', { ...chargeRequest(), key: '' }],
  ['scenario', { ...chargeRequest(), scenario: 'sunny' }],
  ['card.number', { ...chargeRequest(), card: { number: '1234' } }],
  ['body', []],
])('a wrong %s is named', async (field, payload) => {
  const { charge, path } = await openApp()
  const answer = await charge(payload)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ code: 'invalid_request', field, message: expect.stringMatching(`^${field}: .+`) })
  expect(await readFile(path, 'utf8')).toBe('')
})

test.each([
  ['a body over 64 KiB', 413, 'body_too_large', { body: JSON.stringify({ key: 'x'.repeat(65_536) }) }],
  ['half a body', 400, 'bad_request', { body: `{"card":{"number":"${cardNumber}"` }],
  ['another media type', 415, 'unsupported_media_type', { headers: { 'content-type': 'text/csv' }, body: 'a,b' }],
  ['no body', 400, 'bad_request', { body: '' }],
])('%s is refused with %i %s', async (_what, status, code, request) => {
  const { app } = await openApp()
  const headers = { 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/charges', headers, ...request })
  expect([answer.statusCode, ErrorBody.parse(answer.json()).code]).toEqual([status, code])
})

test('an unknown address is not found, in the same form', async () => {
  const { app } = await openApp()
  const answer = await app.inject('/charge?x=1')
  expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'not_found', message: 'there is no GET /charge' }])
})

test('an unexpected error is answered without its reason, logged with it, and reported', async () => {
  const ledger = await openLedgerAt(await temporaryLedgerPath())
  const error = new Error('password=hunter2')
  const { charge, lines, report } = await openApp({ ledger: { ...ledger, settle: () => Promise.reject(error) } })
  const answer = await charge(chargeRequest())
  expect([answer.statusCode, answer.json()]).toEqual([500, { code: 'internal', message: 'something went wrong here' }])
  expect(report).toHaveBeenCalledWith(error)
  expect(lines.map((line) => JSON.parse(line)).find(({ level }) => level === 50)?.err.message).toBe('password=hunter2')
})

test('a client that stops in the middle of its body is cut off, and that is not reported', async () => {
  const { app, report } = await openApp()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
  const answer: string[] = []
  socket.on('data', (text: string) => answer.push(text))
  socket.write(
    'POST /charges HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"key":',
  )
  await once(socket, 'close')
  expect(answer.join('')).toMatch('HTTP/1.1 408 ')
  expect(report).not.toHaveBeenCalled()
})

test('a refusal is not reported', async () => {
  const { charge, report } = await openApp()
  await charge(chargeRequest({ scenario: 'payment-declined' }))
  expect(report).not.toHaveBeenCalled()
})

test('the service is healthy until its ledger is gone, and then takes no payment', async () => {
  const { app, charge, path } = await openApp()
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  await rm(path)
  const health = await app.inject('/healthz')
  expect([health.statusCode, health.json().reason]).toEqual([503, expect.stringContaining('ledger file was removed')])
  expect((await charge(chargeRequest())).statusCode).toBe(500)
})

test('health checks stay out of the log', async () => {
  const { app, lines } = await openApp()
  await app.inject('/healthz')
  expect(lines).toEqual([])
})
