import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../testing/fake-lab.ts'
import { openPage } from '../testing/open-page.tsx'

test('? opens the list of keys, also right after the keys that lead to another page', async () => {
  const person = await openPage(startFakeLab(), '/')
  await person.keyboard('gp?')
  expect(location.pathname).toBe('/problems')
  expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeTruthy()
  expect(await screen.findByRole('heading', { name: /^Problems|No problems/ })).toBeTruthy()
  expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeTruthy()
})
