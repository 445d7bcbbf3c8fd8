import { expect, test } from 'vitest'
import { taxCents, totalsOf } from './money.ts'

test.each([
  [0, 0],
  [1_400, 112],
  [12_900, 1_032],
  [6, 0],
  [7, 1],
  [56, 4],
  [57, 5],
])('tax on %i cents is %i cents', (subtotal, tax) => {
  expect(taxCents(subtotal)).toBe(tax)
})

test('half a cent is rounded up', () => {
  expect(taxCents(1_231_256)).toBe(98_500)
  expect(taxCents(50 * 25 + 6 * 25 - 25)).toBe(110)
})

test('a cart costs its lines plus tax', () => {
  const lines = [
    { priceCents: 1_400, quantity: 1 },
    { priceCents: 11_500, quantity: 1 },
  ]
  expect(totalsOf(lines)).toEqual({ subtotalCents: 12_900, taxCents: 1_032, totalCents: 13_932 })
})
