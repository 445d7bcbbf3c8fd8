import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Fault } from '../../../../src/faults/fault.ts'
import { startFakeLab } from '../../testing/fake-lab.ts'
import { openPage } from '../../testing/open-page.tsx'
import { faultSentence } from './fault-sentence.ts'

const fault = Fault.parse({ answer: 429, retryAfterSeconds: 10, categories: ['span'] })

test.each<[Partial<Fault>, string]>([
  [{}, 'A fault is on: requests get 429 for span, to be tried again after 10 s, until it is ended.'],
  [
    { answer: 503, project: '4', signal: 'envelope', count: 1 },
    'A fault is on: envelopes of project 4 get 503, 1 more time.',
  ],
  [{ answer: 'close', delayMs: 2_000 }, 'A fault is on: requests wait 2.00 s and get no answer, until it is ended.'],
  [{ answer: 'ok', delayMs: 500, count: 3 }, 'A fault is on: requests wait 500 ms, 3 more times.'],
])('%j is told in a sentence', (change, sentence) => {
  expect(faultSentence({ ...fault, ...change })).toBe(sentence)
})

test('while the intake fails on demand every page says so, and ends it', async () => {
  const lab = startFakeLab()
  lab.fault = fault
  const person = await openPage(lab, '/problems')
  await person.click(await screen.findByRole('button', { name: 'End it' }))
  await waitFor(() => expect(screen.queryByText(/A fault is on/)).toBeNull())
  expect(lab.requests).toContain('DELETE /api/faults')
})
