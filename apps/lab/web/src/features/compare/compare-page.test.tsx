import type { Span } from '@checkout/trace-model/model'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type FakeLab, startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { browserSpans, detail, serverSpans, summary, traceId } from '../../testing/records.ts'
// Loaded here, so that no test waits for it.
import './compare-page.tsx'

const otherId = 'b'.repeat(32)

/** The checkout again, with each of the named spans longer by so much. */
function slower(longerMs: Record<string, number>): Span[] {
  return [...browserSpans, ...serverSpans].map((span) => ({
    ...span,
    traceId: otherId,
    durationMs: span.durationMs + (longerMs[span.name] ?? 0),
  }))
}

function holding(spans: Span[]): FakeLab {
  const lab = startFakeLab()
  lab.traces = [summary(), summary({ traceId: otherId, scenario: 'slow-payment' })]
  lab.details.set(traceId, detail([...browserSpans, ...serverSpans]))
  lab.details.set(otherId, { ...detail(spans), traceId: otherId })
  return lab
}

const slowPayment = { 'Run checkout scenario': 1_500, 'POST /api/checkout': 1_500, 'checkout.payment': 1_500 }

test('two traces stand side by side, and a sentence names the largest difference', async () => {
  const lab = holding(slower({ ...slowPayment, 'POST /charges': 1_490 }))
  await openPage(lab, `/compare/${traceId}/${otherId}`)
  expect((await screen.findByText(/is 1\.50 s longer/)).textContent).toBe(
    'checkout.payment is 1.50 s longer in B, 1.49 s of it in POST /charges (payments).',
  )
  expect(screen.getByText(/As a whole, B takes 1\.50 s longer\./)).toBeTruthy()
  const row = within(screen.getByText('checkout.payment').closest('[role=row]') as HTMLElement)
  expect(row.getByRole('link', { name: '180 ms' }).getAttribute('href')).toBe(`/t/${traceId}/s/a3`)
  expect(row.getByRole('link', { name: '1.68 s' }).getAttribute('href')).toBe(`/t/${otherId}/s/a3`)
  expect(row.getByText('+1.50 s')).toBeTruthy()
})

test.each([1_498, 1_510])(
  'a difference that reads the same, or larger, where it arises is all of it there: %d ms',
  async (ms) => {
    await openPage(holding(slower({ ...slowPayment, 'POST /charges': ms })), `/compare/${traceId}/${otherId}`)
    const sentence = 'checkout.payment is 1.50 s longer in B, all of it in POST /charges (payments).'
    expect(await screen.findByText(sentence)).toBeTruthy()
  },
)

test('a span that only one has says so, and only what differs can be shown', async () => {
  const lab = holding(slower({}).filter(({ name }) => name !== 'checkout.validate_cart'))
  const person = await openPage(lab, `/compare/${traceId}/${otherId}`)
  const row = within((await screen.findByText('checkout.validate_cart')).closest('[role=row]') as HTMLElement)
  expect(row.getByText('only in A')).toBeTruthy()
  expect(screen.getAllByRole('row')).toHaveLength(7)
  await person.keyboard('d')
  expect(screen.getAllByRole('row')).toHaveLength(2)
  expect(location.search).toBe('?show=differences')
})

test('A and B change places by a key', async () => {
  const lab = holding(slower(slowPayment))
  const person = await openPage(lab, `/compare/${traceId}/${otherId}`)
  await screen.findByText(/is 1\.50 s longer in B/)
  await person.keyboard('x')
  expect(location.pathname).toBe(`/compare/${otherId}/${traceId}`)
  expect(await screen.findByText('checkout.payment is 1.50 s shorter in B.')).toBeTruthy()
})

test('the other trace is chosen from a list in which those that did the same come first', async () => {
  const lab = holding(slower(slowPayment))
  const later = summary().startTimeMs + 60_000
  lab.traces.push(summary({ traceId: 'c'.repeat(32), name: 'Pageload', startTimeMs: later }))
  const person = await openPage(lab, `/compare/${traceId}`)
  await screen.findByRole('heading', { name: /^Compare Run checkout scenario/ })
  const links = screen.getAllByRole('link').filter((link) => link.getAttribute('href')?.startsWith('/compare'))
  expect(links.map((link) => link.textContent)).toEqual(['Run checkout scenario slow-payment', 'Pageload normal'])
  await person.click(links[0] as HTMLElement)
  expect(await screen.findByText(/is 1\.50 s longer in B/)).toBeTruthy()
})

test('a trace that the lab does not have is named', async () => {
  await openPage(startFakeLab(), `/compare/${traceId}/${otherId}`)
  expect(await screen.findByRole('heading', { name: 'Trace 4f1c9a…77de02 is not here' })).toBeTruthy()
})
