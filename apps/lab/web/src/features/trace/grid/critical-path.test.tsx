import { expect, test } from 'vitest'
import { outline, span, startTimeMs } from '../../../testing/records.ts'
import { buildWaterfall } from '../waterfall.ts'
import { criticalPath, visibleStretches } from './critical-path.ts'

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

test('of a root with 10,000 children the gaps that cannot be told apart are drawn as one', () => {
  const stretches = Array.from({ length: 10_000 }, (_, n) => ({ row: 0, fromMs: n, toMs: n + 0.5 })).reverse()
  expect(visibleStretches(stretches, { fromMs: 0, toMs: 10_000 })).toEqual([{ from: 0, to: 0.99995 }])
  expect(visibleStretches(stretches, { fromMs: 100, toMs: 102 })).toEqual([
    { from: 0, to: 0.25 },
    { from: 0.5, to: 0.75 },
    { from: 1, to: 1 },
  ])
})
