import { expect, test } from '../../fixtures/test.ts'

test('pages and settings are asked for again, what has a hash in its name is kept and comes compressed', async ({
  system,
}) => {
  const { web } = system.origins
  const page = await fetch(web)
  const [asset] = (await page.text()).match(/\/assets\/[\w-]+\.js/) ?? []
  const script = await fetch(web + asset, { headers: { 'accept-encoding': 'gzip' } })
  const caching = (answer: Response) => answer.headers.get('cache-control')
  expect(caching(page)).toBe('no-cache')
  expect(caching(await fetch(`${web}/config.js`))).toBe('no-store')
  expect(caching(script)).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-encoding')).toBe('gzip')
})

test('every address is a page of the shop, but a missing asset is missing', async ({ system }) => {
  const { web } = system.origins
  const order = await fetch(`${web}/orders/any`)
  expect([order.status, await order.text()]).toEqual([200, expect.stringContaining('<div id="root">')])
  const missing = [await fetch(`${web}/assets/none.js`), await fetch(`${web}/assets/index.js.map`)]
  expect(missing.map(({ status }) => status)).toEqual([404, 404])
})

test('the policy names the API, the lab and the intake of the settings, and nobody else', async ({ system }) => {
  const { web, api, lab } = system.origins
  const policy = (await fetch(web)).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(/connect-src ([^;]+);/.exec(policy)?.[1]?.split(' ')).toEqual(["'self'", api, lab, lab])
})
