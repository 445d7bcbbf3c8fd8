import { expect, test } from 'vitest'
import type { Span } from '../src/model.ts'
import { buildTree } from '../src/tree/tree.ts'
import { span as anySpan } from './records.ts'

function span(spanId: string, parentSpanId: string | null, startTimeMs: number, durationMs = 10): Span {
  return anySpan({ spanId, parentSpanId, name: spanId, startTimeMs, durationMs })
}

function outline(spans: Span[]): string[] {
  return buildTree(spans).rows.map((row) => `${'  '.repeat(row.depth)}${row.span ? '' : '?'}${row.spanId}`)
}

test('children stand below their parent by start time, whatever the order of arrival', () => {
  const late = span('late', 'root', 30)
  expect(outline([late, span('leaf', 'early', 12), span('early', 'root', 10), span('root', null, 0)])).toEqual([
    'root',
    '  early',
    '    leaf',
    '  late',
  ])
})

test('several roots stand side by side by start time', () => {
  expect(outline([span('click', null, 50), span('pageload', null, 1), span('fetch', 'click', 51)])).toEqual([
    'pageload',
    'click',
    '  fetch',
  ])
})

test('spans whose parent nobody sent stand together under that parent by its id', () => {
  const { rows } = buildTree([span('b', 'gone', 20, 15), span('root', null, 0), span('a', 'gone', 10)])
  expect(rows.map((row) => [row.spanId, row.span === null, row.depth])).toEqual([
    ['root', false, 0],
    ['gone', true, 0],
    ['a', false, 1],
    ['b', false, 1],
  ])
  expect(rows[1]).toMatchObject({ startTimeMs: 10, endTimeMs: 35, childCount: 2, end: 4 })
})

test('a cycle of parents is cut at its earliest span, and the cut is reported', () => {
  const { rows } = buildTree([span('b', 'a', 5), span('a', 'c', 3), span('c', 'b', 7), span('tail', 'c', 8)])
  expect(rows.map((row) => [row.spanId, row.depth, row.cutFromCycle])).toEqual([
    ['a', 0, true],
    ['b', 1, false],
    ['c', 2, false],
    ['tail', 3, false],
  ])
})

test('a span that names itself as parent is a root', () => {
  expect(outline([span('self', 'self', 1)])).toEqual(['self'])
})

test('the second span with an id is left out and counted', () => {
  const tree = buildTree([span('a', null, 1), span('a', null, 2), span('b', 'a', 3)])
  expect(tree.rows.map((row) => row.spanId)).toEqual(['a', 'b'])
  expect(tree.duplicates).toBe(1)
})

test('a row knows its parent, its children and where its subtree ends', () => {
  const { rows } = buildTree([span('root', null, 0), span('a', 'root', 1), span('a1', 'a', 2), span('b', 'root', 3)])
  expect(rows.map(({ spanId, parent, childCount, end }) => [spanId, parent, childCount, end])).toEqual([
    ['root', -1, 2, 4],
    ['a', 0, 1, 3],
    ['a1', 1, 0, 3],
    ['b', 0, 0, 4],
  ])
})

test('the tree spans from its first start to its last end', () => {
  expect(buildTree([span('a', null, 5, 100), span('b', 'a', 10, 20)])).toMatchObject({ startTimeMs: 5, endTimeMs: 105 })
  expect(buildTree([])).toEqual({ rows: [], startTimeMs: 0, endTimeMs: 0, duplicates: 0 })
})

test('a chain of 100,000 spans is built without recursion', () => {
  const spans = Array.from({ length: 100_000 }, (_, i) => span(`s${i}`, i === 0 ? null : `s${i - 1}`, i))
  const { rows } = buildTree(spans.reverse())
  expect(rows).toHaveLength(100_000)
  expect(rows.at(-1)).toMatchObject({ spanId: 's99999', depth: 99_999 })
})
