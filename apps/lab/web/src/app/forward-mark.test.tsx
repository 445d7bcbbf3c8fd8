import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../testing/fake-lab.ts'
import { openPage } from '../testing/open-page.tsx'

const going = { queued: 0, delivered: 12, dropped: 0, retrying: null }

test.each([
  [going, '12 passed on'],
  [{ ...going, queued: 3 }, 'Passing on 3'],
  [{ ...going, dropped: 2 }, '2 not passed on'],
  [{ ...going, queued: 1, retrying: 'connect ECONNREFUSED' }, 'Passing on fails, 1 request waiting'],
])('while the lab passes on %j the page says: %s', async (forward, words) => {
  const lab = startFakeLab()
  lab.forward = forward
  await openPage(lab, '/problems')
  expect(await screen.findByText(words)).toBeTruthy()
})

test('a lab that passes nothing on does not speak of it', async () => {
  await openPage(startFakeLab(), '/problems')
  expect(await screen.findByRole('heading', { name: 'No problems' })).toBeTruthy()
  expect(screen.queryByText(/passed on/)).toBeNull()
})
