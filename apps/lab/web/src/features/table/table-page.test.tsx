import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { browserSpans, detail, log, serverSpans, span, summary, traceId } from '../../testing/records.ts'
// Loaded here, so that no test waits for it.
import './table-page.tsx'

function holding(...records: Parameters<typeof detail>) {
  const lab = startFakeLab()
  lab.traces = [summary()]
  lab.details.set(traceId, detail(...records))
  return lab
}

test('a trace is read as plain tables: spans with their level, and logs with their span', async () => {
  const logs = [log('a3', 'checkout.payment_slow_path', { severity: 'warn' })]
  await openPage(holding([...browserSpans, ...serverSpans], logs), `/t/${traceId}/table`)
  const spans = within(await screen.findByRole('table', { name: 'Spans' }))
  expect(spans.getAllByRole('row')).toHaveLength(7)
  const payment = within(spans.getByRole('rowheader', { name: 'checkout.payment' }).closest('tr') as HTMLElement)
  expect(payment.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    '4',
    '',
    'checkout-api',
    '+60 ms',
    '180 ms',
    '20 ms',
    '',
    '1',
  ])
  const row = within(screen.getByRole('table', { name: 'Logs' })).getByRole('row', { name: /slow_path/ })
  expect(row.textContent).toBe('+20 msWARNcheckout.payment_slow_pathcheckout-apicheckout.payment')
})

test('all rows are copied, one line each, whatever a name holds', async () => {
  const lab = holding([span('s1', null, { name: 'SELECT\n\t1', service: 'db' })])
  const person = await openPage(lab, `/t/${traceId}/table`)
  await person.click(await screen.findByRole('button', { name: 'Copy all rows, tab-separated' }))
  expect(await navigator.clipboard.readText()).toBe(
    'Level\tSpan\tOperation\tService\tStart\tDuration\tSelf time\tFailure\tLogs\tSpan id\n' +
      '1\tSELECT 1\t\tdb\t+0 ms\t100 ms\t100 ms\t\t\ts1\n',
  )
})

test('a huge trace stands on pages, and says so', async () => {
  const spans = Array.from({ length: 2_001 }, (_, at) => span(`s${at}`, null, { name: `step ${at}` }))
  await openPage(holding(spans), `/t/${traceId}/table`)
  // Roles and texts of 2,000 rows take jsdom seconds to look through.
  const told = await waitFor(() => document.querySelector('.table-pages') ?? expect.fail('the pages are not there'))
  expect(told.textContent).toContain('This trace has 2,001 spans: page 1 of 2')
  expect(document.querySelectorAll('tbody tr')).toHaveLength(2_000)
  fireEvent.click(within(told as HTMLElement).getByText('Next rows'))
  expect(location.search).toBe('?page=2')
  expect(document.querySelectorAll('tbody tr')).toHaveLength(1)
})
