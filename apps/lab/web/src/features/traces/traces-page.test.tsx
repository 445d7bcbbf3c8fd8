import type { TraceSummary } from '@checkout/trace-model/model'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { detail, span, startTimeMs, summary } from '../../testing/records.ts'

function numbered(number: number, fields: Partial<TraceSummary> = {}): TraceSummary {
  const traceId = String(number).padStart(32, '0')
  return summary({ traceId, name: `Trace ${number}`, startTimeMs: startTimeMs + number * 1_000, ...fields })
}

function names(): string[] {
  return screen.getAllByRole('link', { name: /^Trace \d/ }).map((link) => link.querySelector('b')?.textContent ?? '')
}

test('traces stand newest first, each a link to its page with its link state in words', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1, { link: 'broken' }), numbered(2)]
  await openPage(lab, '/')
  await waitFor(() => expect(names()).toEqual(['Trace 2', 'Trace 1']))

  const row = document.querySelector(`[data-trace-id="${numbered(2).traceId}"]`) as HTMLElement
  expect(within(row).getByText('linked')).toBeTruthy()
  expect(within(row).getByText('payments')).toBeTruthy()
  expect(within(row).getByRole('link').getAttribute('href')).toBe(`/t/${numbered(2).traceId}`)
  expect(screen.getByText('broken link')).toBeTruthy()
})

test('a trace that arrives appears, and one that changes changes, without another read', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1, { link: 'browser-only' })]
  await openPage(lab, '/')
  await screen.findByText('browser only')
  const listReads = () => lab.requests.filter((path) => path.startsWith('GET /api/traces?')).length
  const before = listReads()

  await lab.send({ changed: [numbered(1), numbered(2)] })
  expect(names()).toEqual(['Trace 2', 'Trace 1'])
  expect(screen.getAllByText('linked')).toHaveLength(2)
  expect(listReads()).toBe(before)
})

test('while paused nothing moves, and a counter says what waits', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1)]
  const person = await openPage(lab, '/')
  await waitFor(() => expect(names()).toEqual(['Trace 1']))

  await person.click(screen.getByRole('button', { name: 'Pause' }))
  await lab.send({ changed: [numbered(2), numbered(3)] })
  await lab.send({ changed: [numbered(1, { link: 'broken' })] })
  expect(names()).toEqual(['Trace 1'])

  await person.click(screen.getByRole('button', { name: '2 new, 1 changed while paused. Show them' }))
  expect(names()).toEqual(['Trace 3', 'Trace 2', 'Trace 1'])
  await lab.send({ changed: [numbered(4)] })
  expect(names()).toHaveLength(3)

  await person.click(screen.getByRole('button', { name: 'Go on' }))
  expect(names()).toEqual(['Trace 4', 'Trace 3', 'Trace 2', 'Trace 1'])
})

test('a trace that comes in above others while paused does not make them count as changed', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2), numbered(3)]
  const person = await openPage(lab, '/')
  await waitFor(() => expect(names()).toHaveLength(3))
  await person.click(screen.getByRole('button', { name: 'Pause' }))
  await lab.send({ changed: [numbered(4)] })
  expect(screen.getByRole('button', { name: '1 new while paused. Show it' })).toBeTruthy()
})

test('the choices count their traces and leave the others out', async () => {
  const lab = startFakeLab()
  const browserOnly = numbered(4, { link: 'browser-only' })
  lab.traces = [numbered(1, { link: 'broken' }), numbered(2), numbered(3, { errorCount: 2 }), browserOnly]
  const person = await openPage(lab, '/')
  await person.click(await screen.findByRole('radio', { name: 'Not linked 2' }))
  expect(names()).toEqual(['Trace 4', 'Trace 1'])
  expect(location.search).toBe('?show=not-linked')
  await person.click(screen.getByRole('radio', { name: 'Errors 1' }))
  expect(names()).toEqual(['Trace 3'])
  expect(screen.getByRole('radio', { name: 'Linked 2' })).toBeTruthy()
})

test('typing filters by every word; a filter that matches nothing says so and can be taken away', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1, { scenario: 'slow-payment' }), numbered(2, { services: ['cart'] }), numbered(3)]
  const person = await openPage(lab, '/')
  await waitFor(() => expect(names()).toHaveLength(3))

  await person.keyboard('/')
  await person.keyboard('slow 201')
  expect(names()).toEqual(['Trace 1'])
  await person.keyboard(' nowhere')
  await person.click(screen.getByRole('button', { name: 'Show all traces' }))
  expect(names()).toHaveLength(3)
})

test('Escape leaves the field and keeps what was typed, which a browser would take away', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2)]
  const person = await openPage(lab, '/')
  await waitFor(() => expect(names()).toHaveLength(2))
  await person.keyboard('/')
  await person.keyboard('1')
  const field = screen.getByRole('searchbox', { name: 'Filter traces' })
  expect(fireEvent.keyDown(field, { key: 'Escape' })).toBe(false)
  expect(document.activeElement).toBe(document.body)
})

test('service and scenario narrow the list, stay in the address and are taken from it', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1, { services: ['cart'] }), numbered(2, { scenario: 'slow-payment' }), numbered(3)]
  const person = await openPage(lab, '/?scenario=slow-payment')
  await waitFor(() => expect(names()).toEqual(['Trace 2']))
  await person.selectOptions(screen.getByRole('combobox', { name: 'Scenario' }), 'All scenarios')
  await person.selectOptions(screen.getByRole('combobox', { name: 'Service' }), 'cart')
  expect(names()).toEqual(['Trace 1'])
  expect(location.search).toBe('?service=cart')
  expect(screen.getByRole('radio', { name: 'All 1' })).toBeTruthy()
})

test('arrow keys walk the rows and Enter opens one', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2), numbered(3)]
  const person = await openPage(lab, '/')
  await waitFor(() => expect(names()).toHaveLength(3))

  await person.keyboard('{ArrowDown}')
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Trace 3'))
  await person.keyboard('{ArrowDown}')
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Trace 2'))
  await person.keyboard('{Enter}')
  expect(location.pathname).toBe(`/t/${numbered(2).traceId}`)
})

test('a trace is pinned by its button or by a key, and says so', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2)]
  const person = await openPage(lab, '/')
  const pins = await screen.findAllByRole('button', { name: 'Pin Trace 2, normal' })
  await person.click(pins[0] as HTMLElement)
  expect(lab.requests).toContain(`PUT /api/traces/${numbered(2).traceId}/pin`)
  await lab.send({ changed: [numbered(2, { isPinned: true })] })
  expect(screen.getByRole('button', { name: 'Pin Trace 2, normal', pressed: true })).toBeTruthy()

  await person.click(document.body)
  await person.keyboard('{ArrowDown}P')
  expect(lab.requests).toContain(`DELETE /api/traces/${numbered(2).traceId}/pin`)
})

test('two traces that are chosen lead to their comparison; a third takes the place of the first', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2), numbered(3)]
  const person = await openPage(lab, '/')
  await person.click(await screen.findByRole('checkbox', { name: 'Compare Trace 1, normal' }))
  expect(screen.getByText(/Choose another one/)).toBeTruthy()
  await person.click(screen.getByRole('checkbox', { name: 'Compare Trace 2, normal' }))
  await person.click(document.body)
  await person.keyboard('{ArrowDown}x')
  const link = screen.getByRole('link', { name: 'Compare' })
  expect(link.getAttribute('href')).toBe(`/compare/${numbered(2).traceId}/${numbered(3).traceId}`)
  await person.click(screen.getByRole('button', { name: 'Forget them' }))
  expect(screen.queryByRole('link', { name: 'Compare' })).toBeNull()
})

test('files are imported by the button or by dropping them, and the page says what became of each', async () => {
  const lab = startFakeLab()
  const person = await openPage(lab, '/')
  await screen.findByRole('heading', { name: 'No traces yet' })
  await person.upload(screen.getByLabelText('Files to import'), new File(['{}'], 'trace-1.jsonl.gz'))
  expect(await screen.findByText('trace-1.jsonl.gz is imported.')).toBeTruthy()

  lab.imports = () => Response.json({ code: 'bad_request', message: 'It is no trace.' }, { status: 400 })
  const dataTransfer = { types: ['Files'], files: [new File(['?'], 'notes.txt')] }
  fireEvent.dragOver(screen.getByRole('main').firstElementChild as Element, { dataTransfer })
  expect(screen.getByText('Drop to import.')).toBeTruthy()
  fireEvent.drop(screen.getByRole('main').firstElementChild as Element, { dataTransfer })
  expect(await screen.findByText('notes.txt was not taken: It is no trace.')).toBeTruthy()
  expect(screen.queryByText('Drop to import.')).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByText(/notes\.txt/)).toBeNull()
})

test('only the rows in view are in the page', async () => {
  const lab = startFakeLab()
  lab.traces = Array.from({ length: 5_000 }, (_, number) => numbered(number))
  await openPage(lab, '/')
  await waitFor(() => expect(names().length).toBeGreaterThan(10))
  expect(names().length).toBeLessThan(60)
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5001')
})

test('clearing is at once, leaves the first steps on the page, and can be undone', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1)]
  const person = await openPage(lab, '/')
  await waitFor(() => expect(names()).toHaveLength(1))

  lab.cleared = { traces: 1, untilMs: Date.now() + 30_000 }
  await person.click(screen.getByRole('button', { name: 'Clear' }))
  expect(lab.requests).toContain('DELETE /api/traces')
  await lab.send({ changed: [], cleared: true })
  expect(screen.getByRole('heading', { name: 'No traces yet' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'the shop' }).getAttribute('href')).toBe('http://localhost:5173')
  expect(screen.getByText(`OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin}`)).toBeTruthy()

  await person.click(await screen.findByRole('button', { name: /^Undo/ }))
  expect(lab.requests).toContain('POST /api/traces/undo-clear')
  await lab.send({ changed: [numbered(1)] })
  await waitFor(() => expect(names()).toEqual(['Trace 1']))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull())
})

test('a lab that does not answer is named, and the page heals when it is back', async () => {
  const lab = startFakeLab()
  lab.isDown = true
  await openPage(lab, '/')
  expect((await screen.findByRole('alert')).textContent).toContain(`The lab at ${location.origin} does not answer.`)
  expect(screen.getByText('Reconnecting')).toBeTruthy()

  lab.isDown = false
  lab.traces = [numbered(1)]
  await lab.connect()
  await waitFor(() => expect(names()).toEqual(['Trace 1']))
  expect(screen.getByText('Live')).toBeTruthy()
})

test('a trace is read as soon as its row is pressed, or when pointer or keyboard rest on it, and only once', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2), numbered(3)]
  const person = await openPage(lab, '/')
  const link = (number: number) => screen.getByRole('link', { name: new RegExp(`^Trace ${number}`) })
  const reads = (number: number) =>
    lab.requests.filter((path) => path === `GET /api/traces/${numbered(number).traceId}/outline`).length
  lab.details.set(numbered(2).traceId, detail([span('b1', null)]))
  await waitFor(() => expect(names()).toHaveLength(3))

  fireEvent.pointerDown(link(1))
  await waitFor(() => expect(reads(1)).toBe(1))
  await person.hover(link(2))
  await waitFor(() => expect(reads(2)).toBe(1))
  fireEvent.focus(link(3))
  await waitFor(() => expect(reads(3)).toBe(1))

  await person.click(link(2))
  await screen.findByRole('treegrid')
  expect([reads(1), reads(2), reads(3)]).toEqual([1, 1, 1])
})

const unseenGrid = () => screen.queryByRole('treegrid', { hidden: true })

test('the trace that the pointer rests on is drawn unseen, and stands there at once when it is opened', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2)]
  lab.details.set(numbered(1).traceId, detail([span('b1', null)]))
  const person = await openPage(lab, '/')
  const link = await screen.findByRole('link', { name: /^Trace 1/ })

  await person.hover(link)
  await waitFor(() => expect(unseenGrid()).toBeTruthy())
  expect(screen.queryByRole('treegrid')).toBeNull()
  expect(document.title).toBe('Traces · Checkout Trace Lab')

  fireEvent.click(link)
  expect(screen.getByRole('treegrid')).toBeTruthy()
  expect(screen.queryByRole('table', { hidden: true })).toBeNull()
  expect(document.title).not.toContain('Traces')
})

test('when nothing new comes, the newest trace is drawn unseen, as it stands by then', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2)]
  lab.details.set(numbered(2).traceId, detail([span('b1', null)]))
  await openPage(lab, '/')
  await waitFor(() => expect(unseenGrid()?.getAttribute('aria-rowcount')).toBe('2'))

  lab.details.set(numbered(2).traceId, detail([span('b1', null), span('b2', 'b1')]))
  await lab.send({ changed: [numbered(2)] })
  await waitFor(() => expect(unseenGrid()?.getAttribute('aria-rowcount')).toBe('3'))
})

test('once the pointer has left, the newest trace is drawn again', async () => {
  const lab = startFakeLab()
  lab.traces = [numbered(1), numbered(2)]
  lab.details.set(numbered(1).traceId, detail([span('b1', null)]))
  lab.details.set(numbered(2).traceId, detail([span('b1', null), span('b2', 'b1')]))
  const person = await openPage(lab, '/')
  const link = await screen.findByRole('link', { name: /^Trace 1/ })

  await person.hover(link)
  await waitFor(() => expect(unseenGrid()?.getAttribute('aria-rowcount')).toBe('2'))
  await person.unhover(link)
  await waitFor(() => expect(unseenGrid()?.getAttribute('aria-rowcount')).toBe('3'))
})
