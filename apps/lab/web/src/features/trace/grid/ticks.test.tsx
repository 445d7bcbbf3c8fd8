import { expect, test } from 'vitest'
import { ticksOf } from './ticks.ts'

function labels(fromMs: number, toMs: number, count: number): string[] {
  return ticksOf({ fromMs, toMs }, 0, count).map((tick) => tick.label)
}

test('ticks fall on round moments and are named in one unit', () => {
  expect(labels(0, 260, 6)).toEqual(['0', '50 ms', '100 ms', '150 ms', '200 ms', '250 ms'])
  expect(labels(0, 1_840, 4)).toEqual(['0', '0.5 s', '1.0 s', '1.5 s'])
  expect(labels(0, 0.3, 6)).toEqual(['0', '0.05 ms', '0.10 ms', '0.15 ms', '0.20 ms', '0.25 ms', '0.30 ms'])
})

test('long traces count minutes or hours', () => {
  expect(labels(0, 600_000, 4)).toEqual(['0', '5 min', '10 min'])
  expect(labels(0, 10_800_000, 4)).toEqual(['0', '1 h', '2 h', '3 h'])
})

test('zoomed in, labels count from the start of the trace and stay apart', () => {
  expect(labels(1_700, 1_710, 5)).toEqual(['1.700 s', '1.702 s', '1.704 s', '1.706 s', '1.708 s', '1.710 s'])
})

test('a narrow axis has more on it than its beginning', () => {
  expect(labels(0, 49.9, 2)).toEqual(['0', '20 ms', '40 ms'])
  expect(labels(0, 50, 2)).toEqual(['0', '50 ms'])
  expect(labels(0, 9.9, 2)).toEqual(['0', '5 ms'])
})

test('a tick knows its place in the window', () => {
  expect(ticksOf({ fromMs: 100, toMs: 300 }, 100, 2).map((tick) => tick.at)).toEqual([0, 0.5, 1])
})
