import type { Original, StackFrame } from '@checkout/trace-model/model'
import { expect, test } from 'vitest'
import { placesOf, runsOf } from './place.ts'

function frame(fields: Partial<StackFrame>): StackFrame {
  const place = { function: null, filename: 'a.js', module: null, lineno: 1, colno: 9, inApp: true, debugId: null }
  return { ...place, preContext: [], contextLine: null, postContext: [], ...fields }
}

function original(source: string, line: number, name: string | null): Original {
  return { source, line, column: 1, name, before: ['one'], text: 'two', after: [] }
}

test('a frame has the name by which the frame outside it calls it in the original', () => {
  const places = placesOf(
    [frame({ function: 'tt' }), frame({ function: 'nn' })],
    [original('src/pay.ts', 2, 'Error'), original('src/order.ts', 9, 'pay')],
  )
  expect(places.map((place) => [place.function, place.file, place.line])).toEqual([
    ['pay', 'src/pay.ts', 2],
    ['nn', 'src/order.ts', 9],
  ])
  expect(places[0]?.lines).toEqual([
    { number: 1, text: 'one', isMarked: false },
    { number: 2, text: 'two', isMarked: true },
  ])
})

test('a frame without a map shows the lines its SDK sent', () => {
  const [place] = placesOf(
    [frame({ lineno: 7, preContext: ['six'], contextLine: 'seven', postContext: ['eight'] })],
    [],
  )
  expect(place?.lines.map(({ number, text }) => `${number} ${text}`)).toEqual(['6 six', '7 seven', '8 eight'])
  expect(place).toMatchObject({ function: null, file: 'a.js', built: null })
})

test('frames of libraries stand together, also those that a build put into the file of the app', () => {
  const places = placesOf(
    [frame({}), frame({}), frame({ inApp: false }), frame({})],
    [original('src/pay.ts', 2, null), original('node_modules/x/y.js', 2, null), null, null],
  )
  expect(runsOf(places).map((run) => run.length)).toEqual([1, 2, 1])
})
