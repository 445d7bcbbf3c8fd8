import { appendFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { chargeRequest, temporaryLedgerPath } from './app.ts'
import { spawnPayments, startPayments } from './process.ts'

vi.setConfig({ testTimeout: 30_000 })

test('after a crash every acknowledged charge is there, and is not made again', async () => {
  const env = { PAYMENTS_DATA: await temporaryLedgerPath() }
  const first = await startPayments({ env })
  const keys = Array.from({ length: 20 }, (_, index) => `order-${index}`)
  await Promise.all(keys.map((key) => first.post('/charges', chargeRequest({ key }))))
  await first.end('SIGKILL')
  await appendFile(env.PAYMENTS_DATA, '{"key":"order-20","state":"cap')

  const second = await startPayments({ env })
  const found = await Promise.all(keys.map((key) => fetch(`${second.origin}/charges/${key}`)))
  expect(found.map(({ status }) => status)).toEqual(keys.map(() => 200))
  expect((await second.post('/charges', chargeRequest({ key: 'order-0', amountCents: 1 }))).status).toBe(422)
  expect((await second.post('/charges', chargeRequest({ key: 'order-20' }))).status).toBe(201)
  expect(second.printed.stdout).toContain('the last line of the ledger is torn')
})

test('when the disk is full charges are refused, and what was acknowledged survives', async () => {
  const env = { PAYMENTS_DATA: await temporaryLedgerPath() }
  const full = await startPayments({ env, fileBlocks: 1 })
  const keys = Array.from({ length: 30 }, (_, index) => `order-${index}`)
  const statuses: number[] = []
  for (const key of keys) statuses.push((await full.post('/charges', chargeRequest({ key }))).status)
  expect(new Set(statuses)).toEqual(new Set([201, 500]))
  expect((await fetch(`${full.origin}/healthz`)).status).toBe(503)
  await full.end('SIGKILL')

  const roomy = await startPayments({ env })
  const found = await Promise.all(keys.map((key) => fetch(`${roomy.origin}/charges/${key}`)))
  expect(found.map(({ status }) => status)).toEqual(statuses.map((status) => (status === 201 ? 200 : 404)))
})

test('it ends cleanly and in time although nobody takes its telemetry', async () => {
  const payments = await startPayments({ env: { PAYMENTS_DATA: await temporaryLedgerPath() } })
  await payments.post('/charges', chargeRequest())
  const startedMs = performance.now()
  expect(await payments.end('SIGTERM')).toBe(0)
  expect(performance.now() - startedMs).toBeLessThan(4_500)
})

test.each([
  ['SIGINT', (payments: Payments) => payments.end('SIGINT')],
  ['the end of its parent', (payments: Payments) => payments.loseParent()],
])('%s ends it cleanly', async (_how, end) => {
  const env = { PAYMENTS_DATA: await temporaryLedgerPath(), OTEL_SDK_DISABLED: 'true' }
  expect(await end(await startPayments({ env }))).toBe(0)
})

test('a payment under way at SIGTERM is finished and answered', async () => {
  const payments = await startPayments({
    env: { PAYMENTS_DATA: await temporaryLedgerPath(), OTEL_SDK_DISABLED: 'true' },
  })
  const answer = payments.post('/charges', chargeRequest({ scenario: 'slow-payment' }))
  await vi.waitFor(() => expect(payments.printed.stdout).toContain('incoming request'))
  expect(await payments.end('SIGTERM')).toBe(0)
  expect((await answer).status).toBe(201)
})

test('a busy port is one line and exit code 1', async () => {
  const { origin } = await startPayments({ env: { PAYMENTS_DATA: await temporaryLedgerPath() } })
  const { port } = new URL(origin)
  const second = spawnPayments({ env: { PAYMENTS_DATA: await temporaryLedgerPath(), PAYMENTS_PORT: port } })
  expect(await second.exited).toBe(1)
  expect(second.printed.stderr).toBe(`payments: port ${port} is taken; set PAYMENTS_PORT to another one\n`)
})

test('a bad environment is one message with every problem and exit code 1', async () => {
  const { exited, printed } = spawnPayments({ env: { PAYMENTS_PORT: 'x', SENTRY_DSN: 'here', PAYMENTS_HOST: '' } })
  expect(await exited).toBe(1)
  for (const name of ['PAYMENTS_PORT', 'SENTRY_DSN', 'PAYMENTS_HOST']) expect(printed.stderr).toContain(`at ${name}`)
})

test('a ledger that cannot be opened is one line and exit code 1', async () => {
  const { exited, printed } = spawnPayments({ env: { PAYMENTS_DATA: '/dev/null' } })
  expect(await exited).toBe(1)
  expect(printed.stderr).toBe('payments: /dev/null is not a file\n')
})

type Payments = Awaited<ReturnType<typeof startPayments>>
