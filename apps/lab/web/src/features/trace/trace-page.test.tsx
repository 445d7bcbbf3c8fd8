import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { browserSpans, detail, errorEvent, log, serverSpans, span, summary, traceId } from '../../testing/records.ts'

const whole = detail([...serverSpans, ...browserSpans])

function rows(): HTMLElement[] {
  return screen.getAllByRole('row').filter((row) => row.dataset.spanId)
}

/** Rows as an indented list of span ids. */
function outline(): string[] {
  const ordered = rows().sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
  return ordered.map((row) => `${'  '.repeat(Number(row.getAttribute('aria-level')) - 1)}${row.dataset.spanId}`)
}

function selected(): string | undefined {
  return rows().find((row) => row.getAttribute('aria-selected') === 'true')?.dataset.spanId
}

async function openTrace(trace = whole, path = `/t/${traceId}`) {
  const lab = startFakeLab()
  lab.traces = [summary()]
  lab.details.set(traceId, trace)
  const person = await openPage(lab, path)
  await screen.findByRole('treegrid')
  return { lab, person }
}

test('browser and backend stand in one tree, and the verdict says that they are linked', async () => {
  await openTrace()
  expect(outline()).toEqual(['b1', '  b2', '    a1', '      a2', '      a3', '        a4'])
  expect(screen.getByText('Linked.')).toBeTruthy()
  expect(screen.getByText(whole.verdict.message)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Run checkout scenario' })).toBeTruthy()
  expect(document.title).toBe('Run checkout scenario, normal · Checkout Trace Lab')
})

test('a broken trace shows the parent that nobody sent, and what to check first', async () => {
  const broken = detail([...browserSpans, span('a1', 'gone', { name: 'POST /api/checkout', kind: 'server' })])
  await openTrace(broken)
  expect(screen.getByText('Broken link.')).toBeTruthy()
  expect(screen.getByText(broken.verdict.message)).toBeTruthy()
  expect(screen.getByText('gone').closest('[role=row]')?.textContent).toContain('was never received')
})

test('a half alone leads to the other half, where the lab knows it', async () => {
  const lab = startFakeLab()
  const alone = detail(serverSpans)
  const otherId = 'b'.repeat(32)
  lab.traces = [summary()]
  lab.details.set(traceId, alone)
  lab.otherHalves = [summary({ traceId: otherId, name: 'Run checkout scenario', services: ['checkout-web'] })]
  await openPage(lab, `/t/${traceId}`)
  const link = await screen.findByRole('link', { name: /Run checkout scenario of checkout-web/ })
  expect(link.getAttribute('href')).toBe(`/t/${otherId}`)
})

test('the verdict shows its evidence on request, and leads to the spans it speaks of', async () => {
  const { person } = await openTrace()
  const [first] = whole.verdict.evidence
  if (!first) throw new Error('a linked trace has evidence')
  await person.click(screen.getByText('Evidence'))
  await person.click(screen.getByRole('button', { name: first.text }))
  expect(selected()).toBe(first.spanId ?? 'none')
})

test('a trace that has not arrived yet appears by itself when it does', async () => {
  const lab = startFakeLab()
  await openPage(lab, `/t/${traceId}`)
  expect(await screen.findByRole('heading', { name: 'This trace has not arrived yet' })).toBeTruthy()
  expect(lab.requests.some((request) => request.includes(traceId))).toBe(false)

  lab.details.set(traceId, whole)
  await lab.send({ changed: [summary()] })
  await waitFor(() => expect(outline()).toHaveLength(6))
})

test('late spans take their place without unfolding or unselecting anything', async () => {
  const { lab, person } = await openTrace(detail([...browserSpans, ...serverSpans.slice(0, 3)]))
  await person.click(screen.getByText('checkout.validate_cart'))
  expect(selected()).toBe('a2')
  await person.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(outline()).toEqual(['b1', '  b2', '    a1'])

  lab.details.set(traceId, whole)
  await lab.send({ changed: [summary()] })
  await waitFor(() => expect(screen.getByText('+3')).toBeTruthy())
  expect(outline()).toEqual(['b1', '  b2', '    a1'])
  expect(selected()).toBe('a1')
})

test('arrow keys walk, fold and unfold the tree', async () => {
  const { person } = await openTrace()
  await person.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(selected()).toBe('a1')
  await person.keyboard('{ArrowLeft}')
  expect(outline()).toEqual(['b1', '  b2', '    a1'])
  expect(rows()[2]?.getAttribute('aria-expanded')).toBe('false')
  await person.keyboard('{ArrowRight}{ArrowRight}')
  expect(selected()).toBe('a2')
  await person.keyboard('{End}')
  expect(selected()).toBe('a4')
  await person.keyboard('{ArrowLeft}')
  expect(selected()).toBe('a3')
  await person.keyboard('{Home}')
  expect(selected()).toBe('b1')
})

test('the keys reach the tree after a click beside it', async () => {
  const { person } = await openTrace()
  await person.click(screen.getByText('Linked.'))
  expect(document.activeElement).toBe(document.body)
  await person.keyboard('{ArrowDown}{ArrowDown}')
  expect(selected()).toBe('b2')
})

test('f folds the whole tree and unfolds it again', async () => {
  const { person } = await openTrace()
  await person.keyboard('f')
  expect(outline()).toEqual(['b1'])
  await person.keyboard('f')
  expect(outline()).toHaveLength(6)
})

test('the selected span is in the address, and an address with a span opens on it', async () => {
  const { person } = await openTrace(whole, `/t/${traceId}/s/a3`)
  expect(selected()).toBe('a3')
  expect(screen.getByRole('heading', { name: 'checkout.payment' })).toBeTruthy()
  await person.keyboard('{ArrowDown}')
  await waitFor(() => expect(location.pathname).toBe(`/t/${traceId}/s/a4`))
  await person.keyboard('{Escape}')
  await waitFor(() => expect(location.pathname).toBe(`/t/${traceId}`))
  expect(selected()).toBeUndefined()
})

test('find counts its matches, opens folds to reach them, and goes round', async () => {
  const { person } = await openTrace()
  await person.keyboard('f/post')
  expect(screen.getByText('0/3')).toBeTruthy()
  await person.keyboard('{Enter}')
  expect(selected()).toBe('b2')
  await person.keyboard('{Enter}{Enter}')
  expect(selected()).toBe('a4')
  expect(screen.getByText('3/3')).toBeTruthy()
  await person.keyboard('{Enter}')
  expect(selected()).toBe('b2')
  await person.click(screen.getByRole('treegrid'))
  await person.keyboard('N')
  expect(selected()).toBe('a4')
})

test('Escape leaves the find field with its text, so that n and N go on through the matches', async () => {
  const { person } = await openTrace()
  await person.keyboard('/post{Enter}{Escape}')
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find in trace' })
  expect(field.value).toBe('post')
  expect(document.activeElement).toBe(screen.getByRole('treegrid'))
  expect(selected()).toBe('b2')
  await person.keyboard('nn')
  expect(selected()).toBe('a4')
  expect(screen.getByText('3/3')).toBeTruthy()
})

test('e goes from failed span to failed span, each of which says what failed', async () => {
  const failing = serverSpans.map((each) =>
    each.spanId === 'a3'
      ? { ...each, status: 'error' as const, attributes: { 'error.type': 'payment_declined' } }
      : each,
  )
  const { person } = await openTrace(detail([...browserSpans, ...failing], [], [errorEvent('b2')]))
  await person.keyboard('e')
  expect(selected()).toBe('b2')
  await person.keyboard('e')
  expect(selected()).toBe('a3')
  const row = rows().find((each) => each.dataset.spanId === 'a3') as HTMLElement
  expect(row.textContent).toContain('✕ payment_declined')
  await person.keyboard('e')
  expect(selected()).toBe('b2')
})

test('what a service logged with an exception stands among the errors, with its stack, and leads to its span', async () => {
  const attributes = {
    'exception.type': 'DeliberateCrash',
    'exception.message': 'row 7',
    'exception.stacktrace': 'at w',
  }
  const logs = [log('a3', 'checkout.failed', { severity: 'error', attributes }), log('a3', 'checkout.started')]
  const { person } = await openTrace(detail([...browserSpans, ...serverSpans], logs, [errorEvent('b2')]))
  expect(screen.getByRole('list', { name: 'Facts' }).textContent).toContain('1 error event')
  await person.click(screen.getByRole('tab', { name: 'Errors 2' }))
  expect(screen.getByRole('heading', { name: 'DeliberateCrash' })).toBeTruthy()
  expect(screen.getByText('row 7')).toBeTruthy()
  expect(screen.getByText('at w')).toBeTruthy()
  expect(screen.getByText('in the log checkout.failed')).toBeTruthy()

  await person.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: 'checkout.payment' }))
  expect(selected()).toBe('a3')
})

test('links from other traces are read once, not again at every span', async () => {
  const { lab, person } = await openTrace()
  for (const attribute of ['scenario', 'http.response.status_code', 'http.route']) {
    await person.keyboard('{ArrowDown}')
    expect(await screen.findByRole('rowheader', { name: attribute })).toBeTruthy()
  }
  expect(lab.requests.filter((request) => request.endsWith('/linked-from'))).toHaveLength(1)
})

test('a log leads to its span and shows its attributes', async () => {
  const logs = [
    log('a3', 'checkout.payment_slow_path', { severity: 'warn', attributes: { 'payment.duration_ms': 1578 } }),
  ]
  const { person } = await openTrace(detail([...browserSpans, ...serverSpans], logs))
  await person.click(screen.getByRole('button', { name: /checkout.payment_slow_path/ }))
  expect(selected()).toBe('a3')
  expect(screen.getByText('1578')).toBeTruthy()
})

test('a span that recorded its request headers has a tab for them', async () => {
  const { person } = await openTrace()
  await person.click(screen.getByText('checkout.validate_cart'))
  expect(screen.queryByRole('tab', { name: 'Headers' })).toBeNull()
  await person.keyboard('{ArrowUp}')
  await person.click(screen.getByRole('tab', { name: 'Headers' }))
  expect(screen.getByText(`00-${traceId}-b2-01`)).toBeTruthy()
})

test('a trace of logs alone shows them', async () => {
  const lab = startFakeLab()
  lab.traces = [summary({ link: 'logs-only' })]
  lab.details.set(traceId, detail([], [log('a1', 'checkout.started')]))
  await openPage(lab, `/t/${traceId}`)
  expect(await screen.findByText('Logs only.')).toBeTruthy()
  expect(screen.getByRole('button', { name: /checkout.started/ })).toBeTruthy()
})

test('a trace that was cleared while it is read stays on the page and says so', async () => {
  const { lab } = await openTrace()
  lab.details.clear()
  await lab.send({ changed: [], cleared: true })
  expect(await screen.findByText('Cleared.')).toBeTruthy()
  expect(outline()).toHaveLength(6)
})

test('something that is no trace id is called so', async () => {
  await openPage(startFakeLab(), '/t/hello')
  expect(await screen.findByRole('heading', { name: 'This is not a trace id' })).toBeTruthy()
})
