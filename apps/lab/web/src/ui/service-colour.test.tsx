import { expect, test } from 'vitest'
import { serviceColour } from './service-colour.ts'

test("the shop's services have three different colours, the same every time", () => {
  const colours = ['checkout-web', 'checkout-api', 'payments'].map(serviceColour)
  expect(colours).toEqual(['var(--svc-1)', 'var(--svc-3)', 'var(--svc-2)'])
})
