import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { SentryView } from '../../../../api/sentry-view.ts'
import { startFakeLab } from '../../../../testing/fake-lab.ts'
import { openPage } from '../../../../testing/open-page.tsx'
import { browserSpans, detail, serverSpans, summary, traceId } from '../../../../testing/records.ts'

const converted: SentryView = {
  received: {},
  stored: {
    span_id: 'a1',
    status: 'ok',
    links: [],
    attributes: {
      'sentry.op': { type: 'string', value: 'http.server' },
      'db.query.text': { type: 'string', value: '' },
    },
  },
  changes: [
    { rule: 'events.dropped', field: 'events', from: [{ name: 'retried' }], to: null },
    { rule: 'attribute.renamed', field: 'attributes.db.statement', from: 'SELECT 1', to: null },
    { rule: 'attribute.renamed', field: 'attributes.db.query.text', from: null, to: 'SELECT 1' },
    { rule: 'op.http', field: 'attributes.sentry.op', from: null, to: 'http.server' },
    { rule: 'resource.prefix', field: 'attributes.resource.service.name', from: null, to: 'checkout-api' },
  ],
  outcome: { type: 'accepted' },
}

async function openTab(view: SentryView | null) {
  const lab = startFakeLab()
  lab.traces = [summary()]
  lab.details.set(traceId, detail([...browserSpans, ...serverSpans]))
  if (view) lab.sentryViews.set('a1', view)
  const person = await openPage(lab, `/t/${traceId}/s/a1`)
  const tab = await screen.findByRole('tab', { name: 'In Sentry' })
  expect(lab.requests.some((request) => request.includes('/sentry'))).toBe(false)
  await person.click(tab)
  return { lab, person }
}

function changeOf(field: string): HTMLElement {
  return screen.getByText(field, { selector: 'b' }).closest('li') as HTMLElement
}

test('each change of a stored span stands under the sentence of its rule, with a word for what it is', async () => {
  await openTab(converted)
  expect(await screen.findByText('Accepted.')).toBeTruthy()
  expect(screen.getByRole('heading', { name: '5 changes by 4 rules' })).toBeTruthy()
  expect(within(changeOf('events')).getByText('dropped')).toBeTruthy()
  expect(screen.getByText(/^Span events are not kept/)).toBeTruthy()
  expect(within(changeOf('db.statement → db.query.text')).getByText('renamed')).toBeTruthy()
  expect(within(changeOf('sentry.op')).getByText('inferred')).toBeTruthy()
  expect(within(changeOf('resource.service.name')).getByText('copied')).toBeTruthy()
  expect(screen.getByRole('row', { name: 'sentry.op http.server' })).toBeTruthy()
  expect(screen.getByRole('row', { name: 'span_id a1' })).toBeTruthy()
})

test.each([
  ['timestamp', /it ends before it starts, or started more than 90 days ago/],
  ['too_large:span', /it has more than 10 MiB/],
  ['invalid_protobuf', /Sentry then discards the whole request/],
])('a span that is dropped as %s says why', async (reason, sentence) => {
  await openTab({ ...converted, stored: null, changes: [], outcome: { type: 'dropped', reason } })
  expect(await screen.findByText('Dropped.')).toBeTruthy()
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Stored attributes' })).toBeNull()
})

test('what a Sentry SDK sent is stored as it came', async () => {
  const data = { 'sentry.origin': 'auto.http.browser' }
  await openTab({ ...converted, stored: { span_id: 'a1', data }, changes: [] })
  expect(await screen.findByText(/keeps this span as it came/)).toBeTruthy()
  expect(screen.getByRole('row', { name: 'sentry.origin auto.http.browser' })).toBeTruthy()
})

test('an answer that fails is told, and can be asked for again', async () => {
  const { lab, person } = await openTab(null)
  expect((await screen.findByRole('alert')).textContent).toContain('No such trace.')
  lab.sentryViews.set('a1', converted)
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Accepted.')).toBeTruthy()
})
