import { expect, test } from 'vitest'
import { errorEvent, log, outline, span, startTimeMs } from '../../testing/records.ts'
import { visibleMarks } from './marks.ts'
import { buildWaterfall } from './waterfall.ts'

test('self time is what no child covers, however children overlap or overrun', () => {
  const { selfMs } = buildWaterfall(
    outline([
      span('root', null, { durationMs: 100 }),
      span('a', 'root', { startTimeMs: startTimeMs + 10, durationMs: 30 }),
      span('b', 'root', { startTimeMs: startTimeMs + 20, durationMs: 30 }),
      span('c', 'root', { startTimeMs: startTimeMs + 90, durationMs: 50 }),
    ]),
  )
  expect([...selfMs]).toEqual([50, 30, 30, 50])
})

test('failures are counted up to the root, from spans and from error events', () => {
  const waterfall = buildWaterfall(
    outline(
      [span('root', null), span('a', 'root'), span('b', 'a', { status: 'error' }), span('c', 'a')],
      [],
      [errorEvent('c'), errorEvent('elsewhere', { eventId: 'e2' })],
    ),
  )
  expect([...waterfall.failures]).toEqual([
    [2, 'error'],
    [3, 'CheckoutError'],
  ])
  expect([...waterfall.failuresBelow]).toEqual([2, 2, 0, 0])
})

test('a thousand logs in the same place are drawn as one mark, but a warning among them stays visible', () => {
  const logs = Array.from({ length: 1_000 }, (_, i) => log('root', `log ${i}`))
  const { marks } = buildWaterfall(outline([span('root', null)], [...logs, log('root', 'slow', { severity: 'warn' })]))
  const visible = visibleMarks(marks.get(0) ?? [], startTimeMs, startTimeMs + 100)
  expect(visible.map(({ mark, at }) => [mark.tone, at])).toEqual([
    ['log', 0.2],
    ['warn', 0.2],
  ])
})

test.each([
  ['in the order of the rows', ['root', 'b'], [0, 2]],
  ['in another order', ['b', 'root'], [0, 2]],
  ['with one that has no row yet', ['late', 'root', 'b'], [0, 2]],
])('the rows of ids that come %s are found', (_how, ids, rows) => {
  const { indexesOf } = buildWaterfall(outline([span('root', null), span('a', 'root'), span('b', 'root')]))
  expect(indexesOf(ids)).toEqual(rows)
})
