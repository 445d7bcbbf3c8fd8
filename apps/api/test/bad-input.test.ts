import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { openShop, webOrigin } from './shop.ts'

const item = { productId: 'coffee-cup', quantity: 1 }
const cart = { items: [item], scenario: 'normal' }

test.each([
  ['a body that is not an object', 7, 'body'],
  ['an empty body', {}, 'items'],
  ['an empty cart', { ...cart, items: [] }, 'items'],
  ['quantity 0', { ...cart, items: [{ ...item, quantity: 0 }] }, 'items[0].quantity'],
  ['quantity 1.5', { ...cart, items: [{ ...item, quantity: 1.5 }] }, 'items[0].quantity'],
  ['quantity 10⁹', { ...cart, items: [item, { ...item, quantity: 1e9 }] }, 'items[1].quantity'],
  ['a quantity in words', { ...cart, items: [{ ...item, quantity: 'two' }] }, 'items[0].quantity'],
  ['an unknown product', { ...cart, items: [item, { ...item, productId: 'yacht' }] }, 'items[1].productId'],
  ['an unknown scenario', { ...cart, scenario: 'meteor' }, 'scenario'],
  ['no scenario', { items: [item] }, 'scenario'],
  ['a card number with letters', { ...cart, card: { number: '4242-4242' } }, 'card.number'],
])('%s is refused with 400, and the answer names the field', async (_what, payload, field) => {
  const shop = await openShop()
  const headers = { 'idempotency-key': 'k', 'content-type': 'application/json' }
  const response = await shop.app.inject({
    method: 'POST',
    url: '/api/checkout',
    headers,
    payload: JSON.stringify(payload),
  })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toEqual({ code: expect.any(String), message: expect.stringContaining(field), field })
  expect(await shop.db.idempotencyRecord.count()).toBe(0)
})

test.each([
  ['a body over 64 KiB', 'application/json', JSON.stringify({ ...cart, padding: 'x'.repeat(65 * 1024) }), 413],
  ['a body that is not JSON', 'application/json', '{"items":', 400],
  ['text', 'text/plain', JSON.stringify(cart), 415],
  ['a form', 'application/x-www-form-urlencoded', 'items=1', 415],
])('%s is refused', async (_what, type, payload, status) => {
  const shop = await openShop()
  const headers = { 'idempotency-key': 'k', 'content-type': type }
  const response = await shop.app.inject({ method: 'POST', url: '/api/checkout', headers, payload })
  expect(response.statusCode).toBe(status)
  expect(response.json()).toEqual({ code: expect.any(String), message: expect.any(String) })
})

test.each(['/api/orders/unknown', '/api/nothing', '/'])('GET %s is a 404 with a code and a message', async (url) => {
  const shop = await openShop()
  const response = await shop.app.inject(url)
  expect(response.statusCode).toBe(404)
  expect(response.json()).toMatchObject({ code: expect.stringMatching(/not_found$/), message: expect.any(String) })
})

test('an address that cannot be decoded is refused in the form of every error, and the shop can read it', async () => {
  const shop = await openShop()
  const response = await shop.app.inject({ url: '/api/orders/%zz', headers: { origin: webOrigin } })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toEqual({ code: 'bad_request', message: expect.stringContaining('%zz') })
  expect(response.headers['access-control-allow-origin']).toBe(webOrigin)
})

test('an unexpected failure answers 500, keeps the reason to itself and logs it', async () => {
  const shop = await openShop()
  await shop.db.$executeRaw`ALTER TABLE "Product" RENAME TO "Away"`
  const response = await shop.app.inject('/api/products')
  expect(response.statusCode).toBe(500)
  expect(response.json()).toEqual({ code: 'internal', message: 'The request failed on our side.' })
  const [line] = shop.log.filter(({ level }) => level === 50)
  expect(line).toMatchObject({ err: { message: expect.stringContaining('Product') } })
})

test.each([
  ['stops in the middle of its body', 'content-length: 100\r\n\r\n{"items":', 408, 'request_timeout'],
  ['sends headers without end', `baggage: ${'x'.repeat(17_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ['does not speak HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
])('a client that %s is told so and cut off', async (_what, rest, status, code) => {
  const { app } = await openShop()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
  const answer: string[] = []
  socket.on('data', (text: string) => answer.push(text))
  socket.write(`POST /api/checkout HTTP/1.1\r\nhost: api\r\ncontent-type: application/json\r\n${rest}`)
  await once(socket, 'close')
  expect(answer.join('')).toMatch(`HTTP/1.1 ${status} `)
  expect(answer.join('')).toContain(`{"code":"${code}",`)
})
