import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { summary, traceId } from '../../testing/records.ts'

function options(): string[] {
  return within(screen.getByRole('dialog', { name: 'Commands' }))
    .queryAllByRole('option')
    .map((option) => option.querySelector('span')?.textContent ?? '')
}

test('what is typed right after the first Ctrl K is looked for', async () => {
  const person = await openPage(startFakeLab(), '/')
  await person.keyboard('{Control>}k{/Control}prob{Enter}')
  expect(location.pathname).toBe('/problems')
})

test('Ctrl K lists what the page can do with its keys, and Enter does it', async () => {
  const lab = startFakeLab()
  lab.traces = [summary()]
  const person = await openPage(lab, '/')
  await screen.findByRole('table')
  await person.keyboard('{Control>}k{/Control}')
  await screen.findByRole('combobox', { name: 'Command or trace' })
  expect(options()).toEqual(
    expect.arrayContaining(['Go to traces', 'Go to logs', 'Go to errors', 'Go to problems', 'Keyboard help']),
  )

  await person.keyboard('prob')
  expect(options()).toEqual(['Go to problems'])
  await person.keyboard('{Enter}')
  expect(screen.queryByRole('combobox', { name: 'Command or trace' })).toBeNull()
  expect(location.pathname).toBe('/problems')
})

test('Ctrl K right after a command opens the list again', async () => {
  const person = await openPage(startFakeLab(), '/')
  await person.keyboard('{Control>}k{/Control}')
  await screen.findByRole('combobox', { name: 'Command or trace' })
  const first = screen.getByRole('dialog', { name: 'Commands' })
  const closed = new Promise((resolve) => first.addEventListener('close', resolve))
  await person.keyboard('prob{Enter}{Control>}k{/Control}')
  expect(location.pathname).toBe('/problems')
  await closed
  expect(screen.getByRole('combobox', { name: 'Command or trace' })).toBe(document.activeElement)
})

test('a trace is found by its words, and the arrow keys choose', async () => {
  const lab = startFakeLab()
  lab.traces = [summary({ traceId: 'a'.repeat(32), scenario: 'slow-payment' }), summary()]
  const person = await openPage(lab, '/problems')
  await person.click(await screen.findByRole('button', { name: /^Commands/ }))
  await screen.findByRole('combobox', { name: 'Command or trace' })
  await person.keyboard('checkout')
  await waitFor(() => expect(options()).toHaveLength(2))
  await person.keyboard('{ArrowDown}{Enter}')
  expect(location.pathname).toBe(`/t/${'a'.repeat(32)}`)
})

test('a pasted traceparent opens its trace, whether the lab has it or not', async () => {
  const person = await openPage(startFakeLab(), '/')
  await person.keyboard('{Control>}k{/Control}')
  await screen.findByRole('combobox', { name: 'Command or trace' })
  await person.paste(`traceparent: 00-${traceId}-00f067aa0ba902b7-01`)
  expect(options()).toEqual(['Open trace 4f1c9a…77de02'])
  await person.keyboard('{Enter}')
  expect(location.pathname).toBe(`/t/${traceId}`)
})

test('traces that were opened come first, and words that fit nothing are answered', async () => {
  const lab = startFakeLab()
  lab.traces = [summary()]
  const person = await openPage(lab, `/t/${traceId}`)
  await person.keyboard('gp{Control>}k{/Control}')
  await screen.findByRole('combobox', { name: 'Command or trace' })
  await waitFor(() => expect(options()).toContain('Run checkout scenario · normal'))
  await person.keyboard('nowhere')
  expect(screen.getByText('No command and no trace has all of these words.')).toBeTruthy()
  await person.keyboard('{Escape}')
})

test('the theme is switched from the commands, and the button says which comes next', async () => {
  const person = await openPage(startFakeLab(), '/')
  expect(screen.getByRole('button', { name: 'Switch to dark theme' })).toBeTruthy()
  await person.keyboard('{Control>}k{/Control}')
  await screen.findByRole('combobox', { name: 'Command or trace' })
  await person.keyboard('theme{Enter}')
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(localStorage.getItem('theme')).toBe('dark')
  expect(await screen.findByRole('button', { name: 'Switch to light theme' })).toBeTruthy()
})
