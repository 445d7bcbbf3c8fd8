import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop } from './open-shop.tsx'
import { type StandInApi, startStandInApi } from './stand-in-api.ts'

let api: StandInApi
beforeEach(async () => {
  api = await startStandInApi()
})
afterEach(() => api.close())

test('the cart is still there after a reload', async () => {
  const shop = openShop(api.origin)
  await shop.addToCart('Coffee cup')
  await shop.addToCart('Coffee cup')
  await shop.addToCart('Desk lamp')
  shop.unmount()

  const reloaded = openShop(api.origin)
  await reloaded.goToCheckout()
  expect(within(screen.getByRole('group', { name: 'Quantity of Coffee cup' })).getByText('2')).toBeDefined()
  expect(screen.getByText('$154.44')).toBeDefined()
})

test('what another program left in the storage counts as an empty cart', async () => {
  localStorage.setItem('cart', '[{"productId":7}]')
  openShop(api.origin, '/checkout')
  expect(await screen.findByRole('heading', { name: 'Your cart is empty' })).toBeDefined()
  expect(screen.getByRole('link', { name: 'See what we sell' }).getAttribute('href')).toBe('/')
})

test('sold-out goods say so and cannot be added', async () => {
  openShop(api.origin)
  const print = await screen.findByRole('listitem', { name: 'Limited print' })
  const button = within(print).getByRole<HTMLButtonElement>('button', { name: 'Sold out' })
  expect(button.disabled).toBe(true)
  expect(within(print).getByText('None left')).toBeDefined()
})

test('no more pieces go into the cart than are left', async () => {
  const shop = openShop(api.origin)
  for (let piece = 0; piece < 3; piece += 1) await shop.addToCart('Desk lamp')
  const lamp = screen.getByRole('listitem', { name: 'Desk lamp' })
  expect(within(lamp).getByText('All 3 in the cart')).toBeDefined()
  expect(within(lamp).getByRole<HTMLButtonElement>('button').disabled).toBe(true)
})

test('quantities change the total, and the last product taken out leaves an empty cart', async () => {
  const shop = openShop(api.origin)
  await shop.addToCart('Coffee cup')
  await shop.goToCheckout()
  await shop.user.click(screen.getByRole('button', { name: 'One Coffee cup more' }))
  expect(screen.getByText('$30.24')).toBeDefined()
  await shop.user.click(screen.getByRole('button', { name: 'Remove Coffee cup' }))
  expect(screen.getByRole('heading', { name: 'Your cart is empty' })).toBeDefined()
})

test('a product that is no longer sold is named and can be taken out', async () => {
  localStorage.setItem('cart', '[{"productId":"typewriter","quantity":1},{"productId":"coffee-cup","quantity":1}]')
  const shop = openShop(api.origin, '/checkout')
  await screen.findByText(/no longer sells typewriter/)
  await shop.user.click(screen.getByRole('button', { name: 'Take it out' }))
  expect(screen.queryByText(/typewriter/)).toBeNull()
  expect(screen.getByText('$15.12')).toBeDefined()
})
