import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { bareSpans } from './spans.ts'

/** Builds the bare list for production and serves it, with its spans as ready JSON. */
export async function startBareList(sizes: readonly number[]): Promise<{ origin: string; stop(): void }> {
  const files = new Map<string, string | Uint8Array>()
  for (const size of sizes) files.set(`/spans?${size}`, JSON.stringify(bareSpans(size)))
  const root = fileURLToPath(new URL('.', import.meta.url))
  const built = await build({ root, configFile: false, logLevel: 'warn', build: { write: false } })
  for (const { output } of [built].flat() as { output: { fileName: string; code?: string; source?: string }[] }[])
    for (const { fileName, code, source } of output) files.set(`/${fileName}`, code ?? source ?? '')

  const server = createServer(({ url = '/' }, response) => {
    const file = files.get(url) ?? files.get(url.replace(/^\/(\?.*)?$/, '/index.html'))
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': typeOf(url) })
    response.end(file)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, stop: () => void server.close() }
}

function typeOf(url: string): string {
  if (url.endsWith('.js')) return 'text/javascript'
  return url.startsWith('/spans') ? 'application/json' : 'text/html'
}
