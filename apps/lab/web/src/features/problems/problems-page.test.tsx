import type { ListedProblem, Problem } from '@checkout/trace-model/model'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { startTimeMs } from '../../testing/records.ts'

const dropped = once({
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
})
const evicted = once({
  ...dropped,
  id: 8,
  project: null,
  sdk: null,
  code: 'evicted',
  rule: 'budget',
  message: 'Traces went because the budget was full.',
  head: '',
  rawBytes: 0,
})

function once(problem: Problem): ListedProblem {
  return { ...problem, times: [problem] }
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

test('a problem that came again is one row with its count, opened to each request and its body', async () => {
  const lab = startFakeLab()
  const earlier = { ...dropped, id: 3, timeMs: startTimeMs - 60_000, count: 4, head: 'POST /earlier' }
  const again = { ...dropped, count: 5, times: [{ ...dropped, count: 1 }, earlier] }
  lab.problems = [again]
  const person = await openPage(lab, '/problems')
  expect(await screen.findByText(/dropped by the sender/)).toHaveProperty(
    'textContent',
    'dropped by the sender · sample_rate · 5 times',
  )
  await person.click(screen.getByRole('button', { name: /Each time/ }))
  const [latest, first] = within(screen.getByRole('list', { name: 'Each time' })).getAllByRole('listitem')
  expect(latest?.textContent).toContain('host: localhost')
  expect(first?.textContent).toContain('4 times until then')
  expect(first?.textContent).toContain('POST /earlier')
  const raw = within(first as HTMLElement).getByRole('link', { name: '1,024 bytes of problem 3' })
  expect(raw.getAttribute('href')).toBe('/api/problems/3/raw')

  lab.problems = [{ ...again, id: 9, count: 6, times: [{ ...dropped, id: 9 }, ...again.times] }]
  const more = () => within(screen.getByRole('list', { name: 'Each time' })).getAllByRole('listitem').length
  await waitFor(() => expect(more()).toBe(3), { timeout: 4_000 })
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

test.each([
  [
    { came: 3_000, examined: 1_000 },
    /^Of 3,000 requests that came at once before \S+ the newest 1,000 were looked into/,
  ],
  [{ came: 3, examined: 1 }, /^Of 3 requests that came at once before \S+ the newest was looked into/],
  [{ came: 2, examined: 0 }, /^Of 2 requests that came at once before \S+ none was looked into/],
  [{ came: 1, examined: 0 }, /^The request that came before \S+ is too large to be looked into/],
])('requests that were not looked into are told of: %j', async (counts, words) => {
  const lab = startFakeLab()
  lab.overload = { timeMs: startTimeMs, ...counts }
  await openPage(lab, '/problems')
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'No problems' })).toBeTruthy()
})

test('a lab that does not answer is named on the page of problems too', async () => {
  const lab = startFakeLab()
  lab.isDown = true
  await openPage(lab, '/problems')
  expect((await screen.findByRole('alert')).textContent).toContain('does not answer')
})
