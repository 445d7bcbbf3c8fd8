import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { browserSpans, detail, log, serverSpans, span, startTimeMs, summary, traceId } from '../../testing/records.ts'

async function open(trace: ReturnType<typeof detail>) {
  const lab = startFakeLab()
  lab.traces = [summary()]
  lab.details.set(traceId, trace)
  return openPage(lab, `/t/${traceId}`)
}

function rowCount(): string | null {
  return screen.getByRole('treegrid').getAttribute('aria-rowcount')
}

test('100,000 spans open, with the rows in view drawn and no more', async () => {
  const spans = Array.from({ length: 100_000 }, (_, n) =>
    span(`s${n}`, n === 0 ? null : n % 4 === 1 ? 's0' : `s${n - 1}`, {
      startTimeMs: startTimeMs + n / 100,
      durationMs: 1,
    }),
  )
  await open(detail(spans))
  expect(await screen.findByRole('treegrid')).toBeTruthy()
  expect(rowCount()).toBe('100001')
  expect(screen.getAllByRole('row').length).toBeLessThan(100)
})

test('500 roots stand side by side', async () => {
  const roots = Array.from({ length: 500 }, (_, n) => span(`r${n}`, null, { startTimeMs: startTimeMs + n }))
  await open(detail(roots))
  await screen.findByRole('treegrid')
  expect(rowCount()).toBe('501')
  for (const row of screen.getAllByRole('row').slice(1)) expect(row.getAttribute('aria-level')).toBe('1')
})

test('a chain of 40 is indented less, but every level is told', async () => {
  const chain = Array.from({ length: 40 }, (_, n) => span(`c${n}`, n === 0 ? null : `c${n - 1}`))
  const person = await open(detail(chain))
  await screen.findByRole('treegrid')
  await person.keyboard('{End}')
  expect(screen.getByRole('row', { selected: true }).getAttribute('aria-level')).toBe('40')
})

test('parents that form a cycle are cut at the earliest span, which says so', async () => {
  await open(detail([span('a', 'c', { startTimeMs }), span('b', 'a'), span('c', 'b'), span('self', 'self')]))
  await screen.findByRole('treegrid')
  expect(rowCount()).toBe('5')
  expect(screen.getAllByText('parents form a cycle')).toHaveLength(2)
})

test('a clock three hours ahead is told, and aligned when the reader asks for it', async () => {
  const hours = 3 * 3_600_000
  const payments = span('a4', 'a3', {
    service: 'payments',
    kind: 'server',
    startTimeMs: startTimeMs + hours,
    durationMs: 80,
  })
  const person = await open(detail([...browserSpans, ...serverSpans.slice(0, 3), payments]))
  expect(await screen.findByText(/Clocks differ: payments 3 h 00 m ahead/)).toBeTruthy()
  const facts = screen.getByRole('list', { name: 'Facts' })
  expect(facts.textContent).toContain('3 h 00 m')
  await person.click(screen.getByRole('button', { name: 'Align clocks' }))
  expect(facts.textContent).toContain('300 ms')
  expect(facts.textContent).not.toContain('3 h 00 m')
})

test('a trace of a thousand logs alone opens on its logs', async () => {
  await open(
    detail(
      [],
      Array.from({ length: 1_000 }, (_, n) => log('gone', `line ${n}`, { timeMs: startTimeMs + n })),
    ),
  )
  expect(await screen.findByText('line 7')).toBeTruthy()
  expect(screen.queryByText('line 900')).toBeNull()
  expect(screen.getByText('Show 200 more logs of 1,000')).toBeTruthy()
  expect(screen.getByText('No span of this trace has arrived. Its logs and errors are in the panel.')).toBeTruthy()
})
