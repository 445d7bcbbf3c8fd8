import { expect, test } from 'vitest'
import { formatDuration, formatOffset, shortId } from './format.ts'

test.each([
  [0, '0 ms'],
  [0.084, '0.08 ms'],
  [8.44, '8.4 ms'],
  [9.96, '10 ms'],
  [151.6, '152 ms'],
  [999.6, '1.00 s'],
  [1_842, '1.84 s'],
  [59_996, '1 m 00 s'],
  [125_000, '2 m 05 s'],
  [10_800_000, '3 h 00 m'],
  [-12, '−12 ms'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('an offset says on which side of the start it is', () => {
  expect(formatOffset(212)).toBe('+212 ms')
  expect(formatOffset(-3)).toBe('−3.0 ms')
})

test('a long id keeps both ends', () => {
  expect(shortId('4f1c9a0b7d3e4c55a1b2c3d4e577de02')).toBe('4f1c9a…77de02')
})
