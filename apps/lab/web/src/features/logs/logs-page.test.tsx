import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { log, summary, traceId } from '../../testing/records.ts'
// Loaded here, so that no test waits for it.
import './logs-page.tsx'

const rows = () =>
  within(screen.getByRole('table', { name: 'Logs' }))
    .getAllByRole('row')
    .slice(1)

test('g l leads to the logs, each a link to the very span it was written in', async () => {
  const lab = startFakeLab()
  lab.logs = [log('a3', 'checkout.payment_slow_path', { severity: 'warn', attributes: { 'payment.ms': 1_500 } })]
  const person = await openPage(lab, '/')
  await person.keyboard('gl')
  const link = await screen.findByRole('link', { name: 'checkout.payment_slow_path' })
  expect(link.getAttribute('href')).toBe(`/t/${traceId}/s/a3`)
  expect(rows()[0]?.textContent).toContain('WARN')
  expect(rows()[0]?.textContent).toContain('payment.ms=1500')
  expect(document.title).toBe('Logs · Checkout Trace Lab')
})

test('a log without a span leads to its trace, one without a trace nowhere', async () => {
  const lab = startFakeLab()
  lab.logs = [log('x', 'of a trace', { spanId: null }), log('x', 'of none', { spanId: null, traceId: null })]
  await openPage(lab, '/logs')
  expect((await screen.findByRole('link', { name: 'of a trace' })).getAttribute('href')).toBe(`/t/${traceId}`)
  expect(screen.getByText('of none').tagName).toBe('SPAN')
  expect(screen.getByText('no trace')).toBeTruthy()
})

test('the lab is asked for what the filter in the address says, and the filter can be taken away', async () => {
  const lab = startFakeLab()
  lab.traces = [summary()]
  const person = await openPage(lab, '/logs?service=payments')
  expect(await screen.findByRole('heading', { name: 'No log matches' })).toBeTruthy()
  await person.selectOptions(screen.getByRole('combobox', { name: 'Severity' }), 'WARN or worse')
  await person.type(screen.getByRole('searchbox', { name: 'Filter logs' }), 'slow')
  await waitFor(() =>
    expect(lab.requests).toContain('GET /api/logs?text=slow&service=payments&severity=warn&limit=1000'),
  )
  expect(location.search).toBe('?service=payments&severity=warn&text=slow')
  await person.click(screen.getByRole('button', { name: 'Show all logs' }))
  expect(location.search).toBe('')
  expect(await screen.findByRole('heading', { name: 'No logs yet' })).toBeTruthy()
})

test('new logs appear by themselves, but not while the list is paused', async () => {
  const lab = startFakeLab()
  lab.logs = [log('a1', 'first')]
  const person = await openPage(lab, '/logs')
  await screen.findByText('first')
  await person.click(screen.getByRole('button', { name: 'Pause' }))
  lab.logs = [log('a1', 'second', { timeMs: 5 }), ...lab.logs]
  await lab.send({ changed: [summary()] })
  expect(screen.queryByText('second')).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Go on' }))
  await lab.send({ changed: [summary()] })
  expect(await screen.findByText('second')).toBeTruthy()
})

test('of 5,000 logs only those in view are in the page, and arrow keys walk them', async () => {
  const lab = startFakeLab()
  lab.logs = Array.from({ length: 5_000 }, () => log('a1', 'the same again'))
  const person = await openPage(lab, '/logs')
  await screen.findAllByText('the same again')
  expect(rows().length).toBeLessThan(60)
  await person.keyboard('{ArrowDown}{ArrowDown}')
  await waitFor(() => expect(rows()[1]?.contains(document.activeElement)).toBe(true))
})

test('a lab that does not answer is named on the page of logs too', async () => {
  const lab = startFakeLab()
  lab.isDown = true
  await openPage(lab, '/logs')
  expect((await screen.findByRole('alert')).textContent).toContain('does not answer')
})
