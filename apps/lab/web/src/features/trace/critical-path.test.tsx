import { expect, test } from 'vitest'
import { outline, span, startTimeMs } from '../../testing/records.ts'
import { criticalPath } from './critical-path.ts'
import { buildWaterfall } from './waterfall.ts'

type Draft = [id: string, parent: string | null, from: number, to: number]

/** The path as `id from–to`, in order of time; milliseconds from the start. */
function pathOf(...drafts: Draft[]): string[] {
  const spans = drafts.map(([id, parent, from, to]) =>
    span(id, parent, { startTimeMs: startTimeMs + from, durationMs: to - from }),
  )
  const waterfall = buildWaterfall(outline(spans))
  return criticalPath(waterfall)
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .map(({ row, fromMs, toMs }) => `${waterfall.idAt(row)} ${fromMs - startTimeMs}–${toMs - startTimeMs}`)
}

test('the path goes through what the end waited for, step by step', () => {
  expect(pathOf(['root', null, 0, 100], ['a', 'root', 10, 40], ['b', 'root', 45, 90], ['b1', 'b', 50, 90])).toEqual([
    'root 0–10',
    'a 10–40',
    'root 40–45',
    'b 45–50',
    'b1 50–90',
    'root 90–100',
  ])
})

test('of two that run at once only the one that ends last is on it', () => {
  expect(pathOf(['root', null, 0, 100], ['long', 'root', 0, 100], ['short', 'root', 0, 80])).toEqual(['long 0–100'])
})

test('a child that outlives its parent counts as far as its parent goes', () => {
  expect(pathOf(['root', null, 0, 50], ['late', 'root', 20, 90])).toEqual(['root 0–20', 'late 20–50'])
})

test('a chain of 20,000 spans has a path', () => {
  const chain = Array.from({ length: 20_000 }, (_, n): Draft => [`s${n}`, n === 0 ? null : `s${n - 1}`, 0, 100])
  expect(pathOf(...chain)).toEqual(['s19999 0–100'])
})

test('a trace without spans has none', () => {
  expect(pathOf()).toEqual([])
})
