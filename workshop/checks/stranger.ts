import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { traceHeaders } from '@checkout/contract/telemetry'
import type { Page } from '@playwright/test'

/** Lets the page ask an origin that is none of ours; gives the trace headers that it asked to send, or sent. */
export async function headersToStranger(page: Page): Promise<string[]> {
  const seen: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    seen.push(request.headers)
    response.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    // By the API's host name: another port is another origin, and a target without one lets it in.
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`
    await page.evaluate(async (url) => void (await fetch(url).catch(() => {})), origin)
    if (seen.length === 0) throw new Error('the page could not ask another origin')
  } finally {
    server.closeAllConnections()
    server.close()
  }
  const asked = seen.flatMap((headers) => [
    ...Object.keys(headers),
    ...(headers['access-control-request-headers'] ?? '').split(','),
  ])
  return traceHeaders.filter((name) => asked.includes(name))
}
