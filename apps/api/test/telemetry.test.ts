import { expect, test, vi } from 'vitest'
import { openDatabase } from '../src/database/client.ts'
import { type ApiProcess, startApi } from './api-process.ts'
import { closing } from './closing.ts'
import { freshDatabase } from './fresh-database.ts'
import { attributesOf, receiveTelemetry, type Telemetry } from './otlp-receiver.ts'
import { type PaymentsStandIn, startPayments } from './payments-stand-in.ts'
import { cardNumber } from './shop.ts'

// Real processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const server = 2
const error = 2
const traceId = '11111111111111111111111111111111'
const browserSpanId = '2222222222222222'
const traceparent = `00-${traceId}-${browserSpanId}-01`

type World = { api: ApiProcess; telemetry: Telemetry; payments: PaymentsStandIn; url: string }

async function startWorld(settings: Record<string, string> = {}): Promise<World> {
  const [url, telemetry, payments] = await Promise.all([freshDatabase(), receiveTelemetry(), startPayments()])
  const own = { DATABASE_URL: url, PAYMENTS_ORIGIN: payments.origin, ...telemetry.settings }
  return { api: await startApi({ ...own, ...settings }), telemetry, payments, url }
}

/** One checkout with the browser's headers; waits until its SERVER span and its last line have arrived. */
async function checkout({ api, telemetry }: World, scenario: string): Promise<Response> {
  const headers = { traceparent, 'sentry-trace': `${traceId}-${browserSpanId}-1`, baggage: 'sentry-environment=test' }
  const response = await api.checkout({ scenario, headers })
  await vi.waitUntil(
    () =>
      telemetry.spans.some(({ kind }) => kind === server) &&
      telemetry.logs.some(({ body }) => body.stringValue === 'request completed'),
    { timeout: 10_000 },
  )
  return response
}

/** The names of our own spans below the SERVER span's `request`, in the order they started. */
function steps({ spans }: Telemetry): string[] {
  const request = spans.find(({ name }) => name === 'request')
  const children = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId)
  return children.sort((a, b) => (a.startTimeUnixNano < b.startTimeUnixNano ? -1 : 1)).map(({ name }) => name)
}

function spanNamed({ spans }: Telemetry, name: string) {
  const found = spans.filter((span) => span.name === name)
  expect(found, name).toHaveLength(1)
  const [span] = found
  if (!span) throw new Error(`no span ${name}`)
  return { ...span, facts: attributesOf(span) }
}

function eventNames({ logs }: Telemetry): unknown[] {
  return logs.map((record) => attributesOf(record)['event.name']).filter((name) => name !== undefined)
}

function ancestors({ spans }: Telemetry, spanId: string): string[] {
  const span = spans.find((candidate) => candidate.spanId === spanId)
  return span ? [span.name, ...ancestors({ spans } as Telemetry, span.parentSpanId ?? '')] : []
}

function expectSoundTelemetry({ spans, logs, raw }: Telemetry): void {
  const ids = new Set(spans.map(({ spanId }) => spanId))
  const strays = spans.filter(({ parentSpanId }) => parentSpanId !== browserSpanId && !ids.has(parentSpanId ?? ''))
  expect(strays).toEqual([])
  expect(spans.every((span) => span.traceId === traceId)).toBe(true)
  const queries = spans.filter(({ name }) => name === 'prisma:client:db_query')
  expect(queries.length).toBeGreaterThan(0)
  for (const { spanId } of queries)
    expect(ancestors({ spans } as Telemetry, spanId).some((name) => name.startsWith('checkout.'))).toBe(true)
  const events = logs.filter((record) => attributesOf(record)['event.name'])
  expect(events.filter(({ spanId }) => !ids.has(spanId ?? ''))).toEqual([])
  expect(events.every((record) => record.body.stringValue === attributesOf(record)['event.name'])).toBe(true)
  expect(raw.join()).not.toContain(cardNumber)
}

test('normal: six steps below the request, whose parent is the browser', async () => {
  const world = await startWorld()
  expect((await checkout(world, 'normal')).status).toBe(201)
  const { telemetry } = world
  expectSoundTelemetry(telemetry)
  expect(steps(telemetry)).toEqual([
    'checkout.validate_cart',
    'checkout.reserve_inventory',
    'checkout.calculate_tax',
    'checkout.payment',
    'checkout.write_order',
    'checkout.send_confirmation',
  ])
  const handled = spanNamed(telemetry, 'POST /api/checkout')
  expect(handled).toMatchObject({ kind: server, parentSpanId: browserSpanId })
  expect(handled.facts).toMatchObject({ scenario: 'normal', 'checkout.outcome': 'completed' })
  expect(spanNamed(telemetry, 'checkout.validate_cart').facts).toEqual({ 'cart.item_count': 1 })
  expect(spanNamed(telemetry, 'checkout.payment').facts).toMatchObject({
    'payment.amount_cents': 1_512,
    'card.last4': '4242',
  })
  const call = spanNamed(telemetry, 'POST')
  expect(call.parentSpanId).toBe(spanNamed(telemetry, 'checkout.payment').spanId)
  expect(telemetry.spans.filter(({ status }) => status.code === error)).toEqual([])
  expect(eventNames(telemetry)).toEqual([
    'checkout.started',
    'checkout.cart_validated',
    'checkout.inventory_reserved',
    'checkout.payment_approved',
    'checkout.order_written',
    'checkout.completed',
  ])
  const [started] = telemetry.logs.filter(({ body }) => body.stringValue === 'checkout.started')
  expect(started && attributesOf(started)).toMatchObject({
    'http.request.header.traceparent': traceparent,
    'http.request.header.sentry-trace': `${traceId}-${browserSpanId}-1`,
    'http.request.header.baggage': 'sentry-environment=test',
  })
})

test('payment-declined: the payment fails, the stock is released, the request itself is no error', async () => {
  const world = await startWorld()
  expect((await checkout(world, 'payment-declined')).status).toBe(402)
  const { telemetry } = world
  expectSoundTelemetry(telemetry)
  expect(steps(telemetry).slice(3)).toEqual(['checkout.payment', 'checkout.release_inventory'])
  const payment = spanNamed(telemetry, 'checkout.payment')
  expect(payment.status.code).toBe(error)
  expect(payment.facts).toMatchObject({ 'error.type': 'payment_declined' })
  expect(spanNamed(telemetry, 'POST').status.code).toBe(error)
  const handled = spanNamed(telemetry, 'POST /api/checkout')
  expect(handled.status.code ?? 0).toBe(0)
  expect(handled.facts).toMatchObject({ 'checkout.outcome': 'payment_declined' })
  const [declined] = telemetry.logs.filter(({ body }) => body.stringValue === 'checkout.payment_declined')
  expect(declined).toMatchObject({ severityNumber: 13, spanId: payment.spanId })
})

test('inventory-miss: the reservation fails, and nothing comes after it', async () => {
  const world = await startWorld()
  expect((await checkout(world, 'inventory-miss')).status).toBe(409)
  const { telemetry } = world
  expectSoundTelemetry(telemetry)
  expect(steps(telemetry)).toEqual(['checkout.validate_cart', 'checkout.reserve_inventory'])
  const reservation = spanNamed(telemetry, 'checkout.reserve_inventory')
  expect(reservation.status.code).toBe(error)
  expect(reservation.facts).toMatchObject({ 'error.type': 'inventory_miss' })
  const [miss] = telemetry.logs.filter(({ body }) => body.stringValue === 'checkout.inventory_miss')
  expect(miss).toMatchObject({ severityNumber: 13, spanId: reservation.spanId })
})

test('backend-crash: step and request are errors, the stack is in the log, refund and release follow', async () => {
  const world = await startWorld()
  expect((await checkout(world, 'backend-crash')).status).toBe(500)
  const { telemetry } = world
  expectSoundTelemetry(telemetry)
  expect(steps(telemetry).slice(3)).toEqual([
    'checkout.payment',
    'checkout.write_order',
    'checkout.refund_payment',
    'checkout.release_inventory',
  ])
  const crashed = spanNamed(telemetry, 'checkout.write_order')
  expect(crashed.status.code).toBe(error)
  expect(crashed.facts).toMatchObject({ 'error.type': 'internal' })
  const handled = spanNamed(telemetry, 'POST /api/checkout')
  expect(handled.status.code).toBe(error)
  expect(handled.facts).toMatchObject({ scenario: 'backend-crash', 'checkout.outcome': 'internal' })
  const [failed] = telemetry.logs.filter(({ body }) => body.stringValue === 'checkout.failed')
  expect(failed?.severityNumber).toBe(17)
  expect(failed && attributesOf(failed)).toMatchObject({
    'exception.type': 'DeliberateCrash',
    'exception.message': expect.stringContaining('could not be written'),
    'exception.stacktrace': expect.stringContaining('write-order.ts'),
  })
})

test('an unsampled browser: no span, but the log says which trace was asked for', async () => {
  const { api, telemetry } = await startWorld()
  const unsampled = `00-${traceId}-${browserSpanId}-00`
  await api.checkout({ headers: { traceparent: unsampled } })
  await vi.waitUntil(() => eventNames(telemetry).includes('checkout.completed'), { timeout: 10_000 })
  const [started] = telemetry.logs.filter(({ body }) => body.stringValue === 'checkout.started')
  expect(started?.traceId).toBe(traceId)
  expect(started && attributesOf(started)['http.request.header.traceparent']).toBe(unsampled)
  expect(await api.end('SIGTERM')).toBe(0)
  expect(telemetry.spans).toEqual([])
})

test('the sweep has a trace of its own, linked to the trace of the order it undoes', async () => {
  const world = await startWorld({ CHECKOUT_LEASE_MS: '50' })
  const charging = world.payments.stopAt('before charge')
  world.api.checkout({ headers: { traceparent } }).catch(() => {})
  await charging
  await world.api.end('SIGKILL')
  const { telemetry, url, payments } = world
  telemetry.spans.length = 0
  await startApi({ DATABASE_URL: url, PAYMENTS_ORIGIN: payments.origin, ...telemetry.settings })
  await vi.waitUntil(() => telemetry.spans.some(({ name }) => name === 'checkout.sweep'), { timeout: 10_000 })
  const sweep = spanNamed(telemetry, 'checkout.sweep')
  expect(sweep.parentSpanId ?? '').toBe('')
  expect(sweep.traceId).not.toBe(traceId)
  expect(sweep.links).toMatchObject([{ traceId }])
  for (const name of ['checkout.refund_payment', 'checkout.release_inventory'])
    expect(spanNamed(telemetry, name).parentSpanId).toBe(sweep.spanId)
})

test('an API that nobody calls makes no span, however often it sweeps', async () => {
  const { api, telemetry } = await startWorld({ SWEEP_INTERVAL_MS: '5' })
  await fetch(`${api.origin}/healthz`)
  await fetch(`${api.origin}/api/products`, { method: 'OPTIONS', headers: { origin: 'http://localhost:5173' } })
  await fetch(`${api.origin}/api/ping`)
  await vi.waitUntil(() => telemetry.spans.some(({ name }) => name === 'GET /api/ping'), { timeout: 10_000 })
  expect(await api.end('SIGTERM')).toBe(0)
  expect(telemetry.spans.map(({ name }) => name).sort()).toEqual(['GET /api/ping', 'request'])
})

test('SIGTERM right after an order loses no span', async () => {
  const { api, telemetry } = await startWorld({ OTEL_BSP_SCHEDULE_DELAY: '60000' })
  await Promise.all(Array.from({ length: 20 }, () => api.checkout()))
  expect(await api.end('SIGTERM')).toBe(0)
  const count = (name: string) => telemetry.spans.filter((span) => span.name === name).length
  expect([count('POST /api/checkout'), count('checkout.send_confirmation')]).toEqual([20, 20])
})

test('the card number is in no row of the database', async () => {
  const world = await startWorld()
  await checkout(world, 'normal')
  const db = closing(openDatabase(world.url))
  const rows = [
    await db.order.findMany({ include: { lines: true, record: true } }),
    await db.idempotencyRecord.findMany(),
  ]
  expect(JSON.stringify(rows)).toContain('4242')
  expect(JSON.stringify(rows)).not.toContain(cardNumber)
})
