import type { StackFrame } from '@checkout/trace-model/model'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { errorEvent, log, startTimeMs, traceId } from '../../testing/records.ts'
import { originalTopFrame, topFrame, topFrameOfText } from './top-frame.ts'
// Loaded here, so that no test waits for it.
import './errors-page.tsx'

const frame: StackFrame = {
  function: 'placeOrder',
  filename: 'http://localhost:5173/assets/place-order.js?v=1',
  module: null,
  lineno: 12,
  colno: 3,
  inApp: true,
  debugId: null,
  preContext: [],
  contextLine: null,
  postContext: [],
}

function thrownIn(...frames: Partial<StackFrame>[]) {
  const exception = { type: 'CheckoutError', value: '', mechanism: null, handled: true }
  return { exceptions: [{ ...exception, frames: frames.map((change) => ({ ...frame, ...change })) }] }
}

test.each([
  [thrownIn({}), 'placeOrder (place-order.js)'],
  [thrownIn({ function: 'fetch', inApp: false }, {}), 'placeOrder (place-order.js)'],
  [thrownIn({ function: null }), 'place-order.js:12'],
  [{ exceptions: [] }, null],
])('the top frame of %j is %s', (error, place) => {
  expect(topFrame(error)).toBe(place)
})

test('the top frame of a built file is told in the original source, by the name it is called by there', () => {
  const original = { source: 'src/checkout/pay.ts', line: 7, column: 3, before: [], text: null, after: [] }
  const error = thrownIn({ function: 'tt', inApp: false }, { function: 'nn' }, { function: 'rr' })
  const originals = [{ ...original, source: 'node_modules/x.js', name: 'fail' }, { ...original, name: 'fail' }, null]
  expect(originalTopFrame(error, [originals])).toBe('nn (pay.ts)')
  expect(originalTopFrame(error, [[null, originals[1] ?? null, { ...original, name: 'pay' }]])).toBe('pay (pay.ts)')
  const library = { ...original, source: 'node_modules/x.js', name: 'fail' }
  expect(originalTopFrame(thrownIn({}, { function: 'nn' }), [[library, originals[1] ?? null]])).toBe('nn (pay.ts)')
  expect(originalTopFrame(error, [[null, null, null]])).toBeNull()
  expect(originalTopFrame({ exceptions: [] }, [])).toBeNull()
})

test('the top frame of a printed stack is the first of the app itself', () => {
  const stack = `Error: disk full
    at query (/app/node_modules/prisma/client.js:3:9)
    at async writeOrder (/app/src/checkout/write-order.ts:31:11)
    at node:internal/process:105:5`
  expect(topFrameOfText(stack)).toBe('writeOrder (write-order.ts)')
  expect(topFrameOfText('at /app/src/server.ts:7:1')).toBe('server.ts:7')
  expect(topFrameOfText('no stack')).toBeNull()
})

test('errors of one type and place stand together, counted, with the first and the last time', async () => {
  const lab = startFakeLab()
  lab.errors = [
    errorEvent('b2', { ...thrownIn({}), timeMs: startTimeMs + 5_000, value: 'status 500 again' }),
    errorEvent('b2', { ...thrownIn({}), timeMs: startTimeMs }),
    errorEvent('b2', { ...thrownIn({ function: 'pay' }), timeMs: startTimeMs - 1 }),
  ]
  const person = await openPage(lab, '/')
  await person.keyboard('ge')
  const buttons = await screen.findAllByRole('button', { name: /CheckoutError/ })
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    '▸ CheckoutError placeOrder (place-order.js)',
    '▸ CheckoutError pay (place-order.js)',
  ])
  const row = within((buttons[0] as HTMLElement).closest('tr') as HTMLElement)
  expect(row.getByRole('cell', { name: '2 times' })).toBeTruthy()
  expect(row.getByText('status 500 again')).toBeTruthy()
  expect(row.getByRole('link').getAttribute('href')).toBe(`/t/${traceId}/s/b2`)

  await person.click(buttons[0] as HTMLElement)
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByText('2 kinds: 3 error events')).toBeTruthy()
})

test('a log that carries an exception is an error too', async () => {
  const lab = startFakeLab()
  const attributes = { 'exception.type': 'Error', 'exception.message': 'disk full' }
  lab.logs = [log('a3', 'checkout.failed', { severity: 'error', attributes }), log('a3', 'no exception')]
  await openPage(lab, '/errors')
  expect(await screen.findByText('disk full')).toBeTruthy()
  expect(screen.getByText('1 kind: 1 in logs')).toBeTruthy()
})

test('the filter narrows the kinds, and without an error the page says what would stand there', async () => {
  const lab = startFakeLab()
  lab.errors = [errorEvent('b2')]
  const person = await openPage(lab, '/errors?text=elsewhere')
  await person.click(await screen.findByRole('button', { name: 'Show all errors' }))
  expect(screen.getByRole('button', { name: /CheckoutError/ })).toBeTruthy()

  lab.errors = []
  await lab.send({ changed: [], cleared: true })
  expect(await screen.findByRole('heading', { name: 'No errors' })).toBeTruthy()
})
