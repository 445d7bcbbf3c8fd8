import { expect, test } from 'vitest'
import { openShop, webOrigin } from './shop.ts'

function preflight(origin: string) {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,traceparent,x-anything',
  }
  return { method: 'OPTIONS' as const, url: '/api/checkout', headers }
}

test('a preflight allows exactly the headers that a traced checkout sends', async () => {
  const shop = await openShop()
  const { statusCode, headers } = await shop.app.inject(preflight(webOrigin))
  expect(statusCode).toBe(204)
  expect(headers['access-control-allow-headers']).toBe(
    'content-type, idempotency-key, sentry-trace, baggage, traceparent, tracestate',
  )
  expect(headers['access-control-allow-methods']).toBe('GET, POST')
})

test.each([webOrigin, 'http://127.0.0.1:5173'])('the shop at %s may call', async (origin) => {
  const shop = await openShop()
  const { headers } = await shop.app.inject({ url: '/api/products', headers: { origin } })
  expect(headers['access-control-allow-origin']).toBe(origin)
  expect(headers['access-control-expose-headers']).toBe('idempotent-replayed, retry-after')
})

test('another origin is not allowed', async () => {
  const shop = await openShop()
  const allowed = await shop.app.inject(preflight(webOrigin))
  const foreign = await shop.app.inject(preflight('http://localhost.evil.example:5173'))
  expect(allowed.headers['access-control-allow-origin']).toBe(webOrigin)
  expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
})

test.each([
  ['400', 'POST', '/api/checkout', '{}', 400],
  ['404', 'GET', '/api/nothing', undefined, 404],
  ['413', 'POST', '/api/checkout', `"${'x'.repeat(65 * 1024)}"`, 413],
  ['500', 'GET', '/api/products', undefined, 500],
] as const)('the shop can read a %s answer', async (_name, method, url, payload, status) => {
  const shop = await openShop()
  await shop.db.$executeRaw`ALTER TABLE "Product" RENAME TO "Away"`
  const headers = { origin: webOrigin, ...(payload ? { 'content-type': 'application/json' } : {}) }
  const response = await shop.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  expect(response.statusCode).toBe(status)
  expect(response.headers['access-control-allow-origin']).toBe(webOrigin)
})

test('preflights and health checks leave no line in the log', async () => {
  const shop = await openShop()
  await shop.app.inject(preflight(webOrigin))
  await shop.app.inject('/healthz')
  await shop.app.inject('/api/ping')
  const urls = shop.log.flatMap(({ req }) => (req ? [(req as { url: string }).url] : []))
  expect(urls).toEqual(['/api/ping'])
})
