import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { browserSpans, detail, serverSpans, summary, traceId } from '../../testing/records.ts'

async function openTrace() {
  const lab = startFakeLab()
  lab.traces = [summary()]
  lab.details.set(traceId, detail([...browserSpans, ...serverSpans]))
  const person = await openPage(lab, `/t/${traceId}`)
  await screen.findByRole('treegrid')
  return { lab, person }
}

test('a trace is shared by its link, taken away as a file, and read in other forms', async () => {
  const { person } = await openTrace()
  await person.click(screen.getByText('Share'))
  await person.click(screen.getByRole('button', { name: 'Copy link' }))
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/t/${traceId}`)
  const addressOf = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')
  expect(addressOf(/Export/)).toBe(`/api/traces/${traceId}/export`)
  expect(addressOf(/As a table/)).toBe(`/t/${traceId}/table`)
  expect(addressOf(/Its logs/)).toBe(`/logs?traceId=${traceId}`)
  expect(addressOf(/Compare with/)).toBe(`/compare/${traceId}`)
})

test('a trace is copied as Markdown by the menu and by a key', async () => {
  const { person } = await openTrace()
  await person.click(screen.getByText('Share'))
  await person.click(screen.getByRole('button', { name: 'Copy as Markdown' }))
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('# Run checkout scenario\n'))
  await navigator.clipboard.writeText('')
  await person.keyboard('{Escape}m')
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('# Run checkout scenario\n'))
  expect(await screen.findByText('Copied as Markdown.')).toBeTruthy()
})

test('keys pin the trace, compare it and open its table; Escape closes the menu alone', async () => {
  const { lab, person } = await openTrace()
  await person.click(screen.getByText('Share'))
  await person.keyboard('{Escape}')
  await waitFor(() => expect(document.querySelector('.trace-menu[open]')).toBeNull())
  await person.keyboard('P')
  expect(lab.requests).toContain(`PUT /api/traces/${traceId}/pin`)
  await person.keyboard('x')
  expect(location.pathname).toBe(`/compare/${traceId}`)
})
