import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../testing/fake-lab.ts'
import { openPage } from '../testing/open-page.tsx'
import { summary } from '../testing/records.ts'

const received = () => screen.getByRole('status', { name: 'Traces received' }).textContent

test('a trace that comes in is told, once, whatever page is open', async () => {
  const lab = startFakeLab()
  lab.traces = [summary()]
  await openPage(lab, '/')
  await screen.findByRole('table')
  await lab.send({ changed: [summary()] })
  const fresh = summary({ traceId: 'a'.repeat(32) })
  await lab.send({ changed: [fresh] })
  await lab.send({ changed: [{ ...fresh, spanCount: 9 }] })
  await waitFor(() => expect(received()).toBe('Trace received: Run checkout scenario, normal'), { timeout: 2_000 })
})

test('many at once are counted', async () => {
  const lab = startFakeLab()
  await openPage(lab, '/problems')
  await lab.send({ changed: [...'abc'].map((digit) => summary({ traceId: digit.repeat(32) })) })
  await waitFor(() => expect(received()).toBe('3 traces received'), { timeout: 2_000 })
})
