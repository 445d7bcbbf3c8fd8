import { expect, test } from 'vitest'
import { serviceColours } from './service-colour.ts'

const shop = ['checkout-web', 'checkout-api', 'payments']

test("the shop's services have three different colours, the same every time", () => {
  expect(shop.map(serviceColours(shop))).toEqual(['var(--svc-1)', 'var(--svc-3)', 'var(--svc-2)'])
})

test('up to six services that are shown together have six colours, in whatever order they come', () => {
  for (let at = 0; at < 50; at++) {
    const services = Array.from({ length: 6 }, (_, index) => `service-${at}-${index}`)
    const colours = services.map(serviceColours(services))
    expect(new Set(colours).size).toBe(6)
    expect(services.map(serviceColours(services.toReversed()))).toEqual(colours)
  }
})

test('only a service whose colour is taken gives way to others, and more than six share', () => {
  const services = [...shop, ...Array.from({ length: 20 }, (_, index) => `other-${index}`)]
  const colourOf = serviceColours(services)
  expect(new Set(services.map(colourOf)).size).toBe(6)
  for (const service of services.slice(3)) {
    const alone = serviceColours([service])(service)
    const beside = serviceColours([...shop, service])
    const isTaken = shop.some((other) => serviceColours([other])(other) === alone)
    expect([service, beside(service) === alone || isTaken]).toEqual([service, true])
    expect(new Set([...shop, service].map(beside)).size).toBe(4)
  }
})
