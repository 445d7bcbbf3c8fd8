import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop } from './open-shop.tsx'
import { type StandInApi, startStandInApi } from './stand-in-api.ts'

let api: StandInApi
beforeEach(async () => {
  api = await startStandInApi()
})
afterEach(() => api.close())

/** What is on the screen, without the sentence for people who listen. */
function onScreen() {
  return within(screen.getByRole('main'))
}

async function openCheckout() {
  const shop = openShop(api.origin)
  await shop.addToCart('Coffee cup')
  return { ...shop, placeOrder: await shop.goToCheckout() }
}

test('an order leads to its page, empties the cart and is announced', async () => {
  const { user, placeOrder } = await openCheckout()
  await user.click(screen.getByRole('radio', { name: /^slow-payment/ }))
  await user.click(placeOrder)

  expect(await screen.findByRole('heading', { level: 1, name: 'Your order is on its way' })).toBeDefined()
  expect(location.pathname).toBe('/orders/order-1')
  expect(screen.getByRole('status').textContent).toBe('Your order is on its way.')
  await expect.poll(() => document.title).toBe('Your order is on its way · Corner Shop')
  expect(screen.getByTestId('trace-id').textContent).toMatch(/^[0-9a-f]{32}$/)
  expect(screen.queryByText('in the cart')).toBeNull()
  expect(api.received.map(({ body }) => body)).toEqual([
    {
      items: [{ productId: 'coffee-cup', quantity: 1 }],
      scenario: 'slow-payment',
      card: { number: '4242424242424242' },
    },
  ])
})

test('the trace is one click away, in a new tab', async () => {
  const { user, placeOrder } = await openCheckout()
  await user.click(placeOrder)
  const link = await screen.findByRole('link', { name: 'See this trace' })
  expect(link.getAttribute('href')).toBe(`${api.origin}/t/${screen.getByTestId('trace-id').textContent}`)
  expect(link.getAttribute('target')).toBe('_blank')
})

test('two presses place one order', async () => {
  api.reply = { status: 402, body: { code: 'payment_declined', message: 'declined' }, delayMs: 50 }
  const { user, placeOrder } = await openCheckout()
  await user.dblClick(placeOrder)
  expect(placeOrder.getAttribute('aria-disabled')).toBe('true')
  await screen.findByText('Your card was declined')
  expect(api.received).toHaveLength(1)
  expect(placeOrder.getAttribute('aria-disabled')).toBe('false')
})

test.each([
  [409, 'inventory_miss', 'Someone was faster', /Nothing was charged/],
  [402, 'payment_declined', 'Your card was declined', /back on the shelf/],
  [500, 'internal', 'We could not finish your order', /returned to your card/],
  [409, 'in_progress', 'Your order is still being worked on', /nothing is bought twice/],
  [422, 'idempotency_key_reused', 'Your order has changed since the last try', /Nothing new was ordered/],
  [400, 'invalid_request', 'The order was not accepted', /The service says so/],
  [503, 'unavailable', 'The shop cannot take orders right now', /The service says so/],
])('HTTP %i %s is told in the buyer’s words, and the cart stays', async (status, code, title, body) => {
  api.reply = { status, body: { code, message: 'The service says so' } }
  const { user, placeOrder } = await openCheckout()
  await user.click(placeOrder)

  expect(await screen.findByRole('heading', { name: title })).toBeDefined()
  expect(onScreen().getByText(body)).toBeDefined()
  expect(screen.getByText(new RegExp(`HTTP ${status}`))).toBeDefined()
  expect(screen.getByTestId('trace-id').textContent).toMatch(/^[0-9a-f]{32}$/)
  expect(screen.getByRole('status').textContent).toContain(title)
  expect(within(screen.getByRole('group', { name: 'Quantity of Coffee cup' })).getByText('1')).toBeDefined()
})

test('an answer in a strange language names the API and the status', async () => {
  api.reply = { status: 502, body: '<h1>Bad Gateway</h1>' }
  const { user, placeOrder } = await openCheckout()
  await user.click(placeOrder)
  expect(await onScreen().findByText(/answered with HTTP 502 and no message/)).toBeDefined()
})

test('an API that stopped is named, with what to do about it', async () => {
  const { user, placeOrder } = await openCheckout()
  await api.close()
  await user.click(placeOrder)
  expect(
    await onScreen().findByText(new RegExp(`The API at ${api.origin} does not answer. Start it with npm start`)),
  ).toBeDefined()
})

test('a retry after silence carries the same key; after an answer the key is new', async () => {
  const { user, placeOrder } = await openCheckout()
  api.reply = { status: 200, body: 'not what the contract says' }
  await user.click(placeOrder)
  await screen.findByText('The shop got an answer it cannot read')
  api.reply = { status: 402, body: { code: 'payment_declined', message: 'declined' } }
  await user.click(placeOrder)
  await screen.findByText('Your card was declined')
  await user.click(placeOrder)

  await waitFor(() => expect(api.received).toHaveLength(3))
  const [first, retry, next] = api.received.map(({ headers }) => headers['idempotency-key'])
  expect(first).toMatch(/^[0-9a-f-]{36}$/)
  expect(retry).toBe(first)
  expect(next).not.toBe(first)
})

test('a card that cannot be one is not sent; the field says why and has the focus', async () => {
  const { user, placeOrder } = await openCheckout()
  const number = screen.getByLabelText('Card number')
  await user.clear(number)
  await user.type(number, '12')
  await user.click(placeOrder)
  expect(screen.getByText('A card number has 12 to 19 digits.')).toBeDefined()
  expect(document.activeElement).toBe(number)
  expect(api.received).toHaveLength(0)
})

test('the lab that does not answer is mentioned beside the trace', async () => {
  api.reply = { status: 402, body: { code: 'payment_declined', message: 'declined' } }
  const { user, placeOrder } = await openCheckout()
  api.isLabSilent = true
  await user.click(placeOrder)
  expect(await screen.findByText(/Traces go nowhere until it runs/)).toBeDefined()
})
