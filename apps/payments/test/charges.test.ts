import { readFile } from 'node:fs/promises'
import { slowPaymentMs } from '@checkout/contract/scenario'
import { expect, test, vi } from 'vitest'
import { chargeRequest, openApp } from './app.ts'

const captured = { key: 'order-1', state: 'captured', amountCents: 13_932, cardLast4: '5556' }

test('a payment is captured and can be looked up', async () => {
  const { app, charge } = await openApp()
  const answer = await charge(chargeRequest())
  expect([answer.statusCode, answer.json()]).toEqual([201, captured])
  expect((await app.inject('/charges/order-1')).json()).toEqual(captured)
})

test('a key nobody charged is not found', async () => {
  const { app } = await openApp()
  const answer = await app.inject('/charges/order-1')
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'charge_not_found'])
})

test('a payment without a card is captured too', async () => {
  const { charge } = await openApp()
  const { card: _, ...request } = chargeRequest()
  expect((await charge(request)).json().cardLast4).toBeNull()
})

test('a declined card stays declined, and there is nothing to refund', async () => {
  const { charge, post } = await openApp()
  const declined = chargeRequest({ scenario: 'payment-declined' })
  const answers = [await charge(declined), await charge(declined), await charge(chargeRequest())]
  expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
    Array(3).fill([402, 'payment_declined']),
  )
  expect((await post('/refunds', { key: 'order-1' })).json().state).toBe('declined')
})

test.each(['inventory-miss', 'backend-crash'] as const)(
  'scenario %s is captured, its fault lies elsewhere',
  async (scenario) => {
    const { charge } = await openApp()
    expect((await charge(chargeRequest({ scenario }))).statusCode).toBe(201)
  },
)

test('the same request again gets the same answer and makes one charge', async () => {
  const { charge, path } = await openApp()
  const answers = [await charge(chargeRequest()), await charge(chargeRequest())]
  expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual(Array(2).fill([201, captured]))
  expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify(captured)}\n`)
})

test('fifty requests at once with one key make one charge', async () => {
  const { charge, path } = await openApp()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      charge(chargeRequest({ scenario: index % 2 === 0 ? 'normal' : 'slow-payment' })),
    ),
  )
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`))).toEqual(
    new Set([`201 ${JSON.stringify(captured)}`]),
  )
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(2)
})

test('a key is not used again for another amount, also while the first payment is under way', async () => {
  const { charge } = await openApp()
  const answers = await Promise.all([charge(chargeRequest()), charge(chargeRequest({ amountCents: 1 }))])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 422])
  expect(answers[1]?.json().code).toBe('idempotency_key_reused')
})

test('a refund gives a captured payment back, once, and the payment is not captured again', async () => {
  const { charge, post, path } = await openApp()
  await charge(chargeRequest())
  const refunds = [await post('/refunds', { key: 'order-1' }), await post('/refunds', { key: 'order-1' })]
  expect(refunds.map((answer) => [answer.statusCode, answer.json()])).toEqual(
    Array(2).fill([200, { ...captured, state: 'refunded' }]),
  )
  expect((await charge(chargeRequest())).json().code).toBe('charge_voided')
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(3)
})

test('a refund of an unknown key refuses the charge that comes after it', async () => {
  const { charge, post } = await openApp()
  const refund = await post('/refunds', { key: 'order-1' })
  expect(refund.json()).toEqual({ key: 'order-1', state: 'voided', amountCents: 0, cardLast4: null })
  const answer = await charge(chargeRequest())
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'charge_voided'])
})

test('a slow payment that is refunded while it waits is not captured', async () => {
  const bank = Promise.withResolvers<void>()
  const wait = vi.fn(() => bank.promise)
  const { app, charge, post } = await openApp({ wait })
  const answer = charge(chargeRequest({ scenario: 'slow-payment' }))
  await vi.waitFor(() => expect(wait).toHaveBeenCalledWith(slowPaymentMs))
  await post('/refunds', { key: 'order-1' })
  bank.resolve()
  expect((await answer).json().code).toBe('charge_voided')
  expect((await app.inject('/charges/order-1')).json().state).toBe('voided')
})
