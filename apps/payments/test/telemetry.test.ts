import { readFile, rm } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { cardNumber, chargeRequest, temporaryLedgerPath } from './app.ts'
import { startPayments } from './process.ts'
import { startSink } from './sink.ts'

vi.setConfig({ testTimeout: 30_000 })

const traceId = 'c'.repeat(32)
const callerSpanId = 'd'.repeat(16)
const headers = { traceparent: `00-${traceId}-${callerSpanId}-01` }
const [unset, failed] = [0, 2]
const errorSeverity = 17

async function start() {
  const sink = await startSink()
  const path = await temporaryLedgerPath()
  const payments = await startPayments({ env: { PAYMENTS_DATA: path }, sinkPort: sink.port })
  const spanOf = (name: string) => {
    const found = sink.spans().filter((span) => span.name === name)
    expect(found).toHaveLength(1)
    return found[0] as (typeof found)[0]
  }
  return { sink, path, payments, spanOf }
}

test("an unexpected error is one Sentry event with the caller's trace and the id of the span it happened in", async () => {
  const { sink, path, payments, spanOf } = await start()
  await rm(path)
  expect((await payments.post('/charges', chargeRequest(), headers)).status).toBe(500)
  await payments.end('SIGTERM')

  const span = spanOf('payment.authorize')
  expect(span).toMatchObject({ traceId, status: { code: failed } })
  expect(sink.envelopeItems().map(({ type }) => type)).toEqual(['event'])
  const [event] = sink.envelopeItems()
  expect(event?.payload.contexts?.trace).toMatchObject({ trace_id: traceId, span_id: span.spanId })
  expect(event?.payload.release).toMatch(/^payments@\d+\.\d+\.\d+$/)
  expect(JSON.stringify(event?.payload.exception)).toContain('the ledger file was removed')
  expect(spanOf('POST /charges').status.code).toBe(failed)
  const errors = sink.logs().filter(({ severityNumber }) => severityNumber === errorSeverity)
  expect(errors).toMatchObject([{ traceId, body: { stringValue: 'request failed' } }])
})

test("a payment hangs below the caller's span and tells amount, scenario and the card's last digits", async () => {
  const { sink, payments, spanOf } = await start()
  await payments.post('/charges', chargeRequest(), headers)
  await payments.post('/refunds', { key: 'order-1' }, headers)
  await payments.end('SIGTERM')

  expect(spanOf('POST /charges')).toMatchObject({ traceId, parentSpanId: callerSpanId })
  const { attributes } = spanOf('payment.authorize')
  expect(attributes).toContainEqual({ key: 'payment.amount_cents', value: { intValue: 13_932 } })
  expect(attributes).toContainEqual({ key: 'card.last4', value: { stringValue: '5556' } })
  expect(attributes).toContainEqual({ key: 'scenario', value: { stringValue: 'normal' } })
  expect(spanOf('payment.refund').attributes).toContainEqual({ key: 'card.last4', value: { stringValue: '5556' } })
  expect(sink.envelopeItems()).toEqual([])
})

test('a declined card is an error of the step and not of the service', async () => {
  const { sink, payments, spanOf } = await start()
  await payments.post('/charges', chargeRequest({ scenario: 'payment-declined' }), headers)
  await payments.end('SIGTERM')

  expect(spanOf('POST /charges').status.code).toBe(unset)
  const span = spanOf('payment.authorize')
  expect(span.status.code).toBe(failed)
  expect(span.attributes).toContainEqual({ key: 'error.type', value: { stringValue: 'payment_declined' } })
  expect(sink.envelopeItems()).toEqual([])
})

test('the number of a card is in no log line, span, envelope or ledger line, whatever happens to the request', async () => {
  const { sink, path, payments } = await start()
  await payments.post('/charges', chargeRequest())
  await payments.post('/charges', chargeRequest({ key: 'order-2', scenario: 'payment-declined' }))
  await payments.post('/charges', { ...chargeRequest(), key: '' })
  await payments.post('/charges', { ...chargeRequest(), card: { number: `${cardNumber}00000` } })
  await fetch(`${payments.origin}/charges`, { method: 'POST', body: `{"card":{"number":"${cardNumber}"` })
  const ledger = await readFile(path, 'utf8')
  await rm(path)
  await payments.post('/charges', chargeRequest({ key: 'order-3' }))
  await payments.end('SIGTERM')

  const everything = [
    ledger,
    payments.printed.stdout,
    payments.printed.stderr,
    ...sink.received.map(({ body }) => body),
  ]
  expect(sink.envelopeItems()).toHaveLength(1)
  expect(everything.join('\n')).toContain('5556')
  expect(everything.join('\n')).not.toContain(cardNumber)
})
