import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startFakeLab } from '../testing/fake-lab.ts'
import { openPage } from '../testing/open-page.tsx'
import { detail, span, startTimeMs, summary, traceId } from '../testing/records.ts'
import { serviceColours } from './service-colour.ts'

/** Alone, each would have the colour of the others. */
const services = ['payments', 'gateway', 'billing']
const names = new RegExp(`^(${services.join('|')})$`)

function coloursOf(selector: string): string[] {
  const marks = [...document.querySelectorAll<HTMLElement>(selector)]
  return [...new Set(marks.map(({ style }) => style.background))]
}

test('services that are shown together have colours of their own, in the list, in a trace and on its bars', async () => {
  expect(new Set(services.map((service) => serviceColours([service])(service))).size).toBe(1)
  const lab = startFakeLab()
  lab.traces = [summary({ services }), summary({ traceId: 'a'.repeat(32), startTimeMs, services: ['payments'] })]
  const spans = services.map((service, at) => span(`s${at}`, at === 0 ? null : 's0', { service }))
  lab.details.set(traceId, detail(spans))
  const person = await openPage(lab, '/')
  await screen.findAllByText(names, { selector: '.chip' })
  expect(coloursOf('.dot')).toHaveLength(3)
  const inList = coloursOf('.dot').sort()

  await person.click(screen.getAllByRole('link', { name: /Run checkout/ })[0] as HTMLElement)
  await screen.findByRole('treegrid')
  expect(coloursOf('.span-bar').sort()).toEqual(inList)
  expect(coloursOf('.dot').sort()).toEqual(inList)
})
