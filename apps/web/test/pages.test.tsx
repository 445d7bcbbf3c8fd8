import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop } from './open-shop.tsx'
import { type StandInApi, startStandInApi } from './stand-in-api.ts'

let api: StandInApi
beforeEach(async () => {
  api = await startStandInApi()
})
afterEach(() => api.close())

test('an unknown address has a page that leads back', async () => {
  openShop(api.origin, '/no/such')
  expect(await screen.findByRole('heading', { level: 1, name: 'No such page' })).toBeDefined()
  expect(screen.getByText('/no/such')).toBeDefined()
  expect(screen.getByRole('link', { name: 'See what we sell' })).toBeDefined()
})

test('an order page and its trace survive a reload', async () => {
  const shop = openShop(api.origin)
  await shop.addToCart('Coffee cup')
  await shop.user.click(await shop.goToCheckout())
  const traceId = (await screen.findByTestId('trace-id')).textContent
  shop.unmount()

  openShop(api.origin)
  expect(await screen.findByText('ends in 4242')).toBeDefined()
  expect(screen.getByText('$15.12')).toBeDefined()
  expect(screen.getByTestId('trace-id').textContent).toBe(traceId)
})

test('an order that was cancelled does not claim to be on its way', async () => {
  const shop = openShop(api.origin)
  await shop.addToCart('Coffee cup')
  await shop.user.click(await shop.goToCheckout())
  await screen.findByText('ends in 4242')
  shop.unmount()
  for (const order of api.orders.values()) order.state = 'compensated'

  openShop(api.origin)
  expect(await screen.findByRole('heading', { level: 1, name: 'Your order was cancelled' })).toBeDefined()
})

test('an order that does not exist says so', async () => {
  openShop(api.origin, '/orders/nope')
  expect(await screen.findByRole('heading', { name: 'There is no such order' })).toBeDefined()
})

test('without the API the page names it, and trying again works once it is back', async () => {
  const { port } = new URL(api.origin)
  await api.close()
  const shop = openShop(api.origin)
  expect(await screen.findByRole('heading', { name: 'The API does not answer' })).toBeDefined()
  expect(screen.getByText(api.origin)).toBeDefined()
  expect(screen.getByText('npm start')).toBeDefined()

  api = await startStandInApi(Number(port))
  await shop.user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('listitem', { name: 'Coffee cup' })).toBeDefined()
})

test('a shop without goods says how to fill it', async () => {
  api.products = []
  openShop(api.origin)
  expect(await screen.findByText('npm run reset')).toBeDefined()
})

test('a navigation moves the focus to the new heading', async () => {
  const shop = openShop(api.origin)
  await shop.addToCart('Coffee cup')
  await shop.goToCheckout()
  const heading = screen.getByRole('heading', { level: 1, name: 'Checkout' })
  await expect.poll(() => document.activeElement).toBe(heading)
  expect(document.title).toBe('Checkout · Corner Shop')
})
