import type { Problem } from '@checkout/trace-model/model'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { startTimeMs } from '../../testing/records.ts'

const dropped: Problem = {
  id: 7,
  timeMs: startTimeMs,
  count: 2,
  project: '4',
  sdk: 'sentry.javascript.browser/11.12.0',
  status: 200,
  code: 'sample_rate',
  rule: 'client_report',
  message: 'The browser dropped 12 spans: sample_rate.',
  head: 'POST /api/4/envelope/\nhost: localhost',
  rawBytes: 1_024,
}
const evicted: Problem = {
  ...dropped,
  id: 8,
  project: null,
  sdk: null,
  code: 'evicted',
  rule: 'budget',
  message: 'Traces went because the budget was full.',
  head: '',
  rawBytes: 0,
}

test('g p leads to the problems, which the counter in the navigation has told of', async () => {
  const lab = startFakeLab()
  lab.problems = [evicted, dropped]
  const person = await openPage(lab, '/')
  expect(await screen.findByRole('link', { name: 'Problems 2' })).toBeTruthy()
  await person.keyboard('gp')
  expect(await screen.findByRole('heading', { name: 'Problems' })).toBeTruthy()
  expect(location.pathname).toBe('/problems')
  expect(document.title).toBe('Problems · Checkout Trace Lab')
})

test('a problem says when, who, what was answered and why, with the request and its body', async () => {
  const lab = startFakeLab()
  lab.problems = [evicted, dropped]
  const person = await openPage(lab, '/problems')
  const row = within((await screen.findByText(dropped.message)).closest('tr') as HTMLElement)
  expect(row.getByText('sentry.javascript.browser/11.12.0')).toBeTruthy()
  expect(row.getByText('project 4')).toBeTruthy()
  expect(row.getByText('200')).toBeTruthy()
  expect(row.getByText(/dropped by the sender/).textContent).toBe('dropped by the sender · sample_rate · 2 times')
  expect(row.getByRole('link', { name: '1,024 bytes of problem 7' }).getAttribute('href')).toBe('/api/problems/7/raw')
  await person.click(row.getByText('Request'))
  expect(row.getByText(/host: localhost/)).toBeTruthy()

  const own = within(screen.getByText(evicted.message).closest('tr') as HTMLElement)
  expect(own.getByText('the lab itself')).toBeTruthy()
  expect(own.getByText('none')).toBeTruthy()
})

test('without a problem the page says so, a new one appears by itself, and clearing takes it away', async () => {
  const lab = startFakeLab()
  await openPage(lab, '/problems')
  const nothing = 'No problems'
  expect(await screen.findByRole('heading', { name: nothing })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Problems' })).toBeTruthy()

  lab.problems = [dropped]
  expect(await screen.findByText(dropped.message, {}, { timeout: 4_000 })).toBeTruthy()
  lab.problems = []
  await lab.send({ changed: [], cleared: true })
  expect(await screen.findByRole('heading', { name: nothing }, { timeout: 1_000 })).toBeTruthy()
})

test('a lab that does not answer is named on the page of problems too', async () => {
  const lab = startFakeLab()
  lab.isDown = true
  await openPage(lab, '/problems')
  expect((await screen.findByRole('alert')).textContent).toContain('does not answer')
})
