import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { allowedRequestHeaders } from '@checkout/contract/http'
import { traceHeaders } from '@checkout/contract/telemetry'
import { expect, test } from '../fixtures/test.ts'

test('the checkout request carries all three headers and their ids agree', async ({ shop }) => {
  const { traceId, request } = await shop.checkOut('normal')
  const headers = await request.allHeaders()

  const [version, traceparentTrace, traceparentSpan, flags] = (headers.traceparent ?? '').split('-')
  const [sentryTrace, sentrySpan, sampled] = (headers['sentry-trace'] ?? '').split('-')
  expect({ version, flags, sampled }).toEqual({ version: '00', flags: '01', sampled: '1' })
  expect(traceparentTrace).toBe(traceId)
  expect(sentryTrace).toBe(traceId)
  expect(traceparentSpan).toMatch(/^[0-9a-f]{16}$/)
  expect(sentrySpan).toBe(traceparentSpan)
  expect(headers.baggage).toContain(`sentry-trace_id=${traceId}`)
  expect(headers.baggage).toContain('sentry-sampled=true')
})

test('the shop shows the headers that were really sent', async ({ shop }) => {
  const { request } = await shop.checkOut('normal')
  const headers = await request.allHeaders()
  for (const name of traceHeaders) {
    await expect(shop.page.getByText(headers[name] as string, { exact: true })).toBeAttached()
  }
})

test.describe('to another origin', () => {
  // The shop's own policy forbids requests to strangers; here the SDK's rule is under test, not the policy.
  test.use({ bypassCSP: true })

  test('no trace header leaves the page, while the same page sends them to the API', async ({ shop, page }) => {
    const { request } = await shop.checkOut('normal')
    expect(Object.keys(await request.allHeaders())).toEqual(expect.arrayContaining([...traceHeaders]))

    const foreign = await listenForHeaders()
    const disguised = `${foreign.origin}/?next=${encodeURIComponent(shop.origins.api)}/&u=${shop.origins.api}/api/checkout`
    for (const url of [foreign.origin, disguised]) {
      expect(await page.evaluate(async (target) => (await fetch(target)).status, url)).toBe(200)
    }
    foreign.close()

    expect(foreign.received).toHaveLength(2)
    for (const headers of foreign.received) {
      expect(traceHeaders.filter((name) => name in headers)).toEqual([])
    }
  })
})

test('the preflight allows exactly the listed headers, for both spellings of the local origin', async ({ system }) => {
  for (const origin of [system.origins.web, system.origins.web.replace('localhost', '127.0.0.1')]) {
    const answer = await preflight(system.origins.api, origin)
    expect(answer.status).toBeLessThan(300)
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/,\s*/)
    expect(allowed.toSorted()).toEqual([...allowedRequestHeaders].toSorted())
  }
})

test('a preflight from a strange origin is not allowed', async ({ system }) => {
  const answer = await preflight(system.origins.api, 'http://evil.example')
  expect(answer.headers.get('access-control-allow-origin')).not.toBe('http://evil.example')
  expect(answer.headers.get('access-control-allow-origin')).not.toBe('*')
})

function preflight(api: string, origin: string): Promise<Response> {
  return fetch(`${api}/api/checkout`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'baggage,content-type,idempotency-key,sentry-trace,traceparent',
    },
  })
}

async function listenForHeaders() {
  const received: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    received.push(request.headers)
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, received, close: () => server.close() }
}
