import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const playerFile = 'replay-player.html'

/** Every address of the viewer is the same document; the viewer reads the rest from the address. */
export const pagePaths = [
  '/',
  '/logs',
  '/errors',
  '/problems',
  '/compare/:a',
  '/compare/:a/:b',
  '/t/:traceId',
  '/t/:traceId/table',
  '/t/:traceId/s/:spanId',
]

const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Recordings are full of inline styles and of pictures as `data:`; they may load nothing from anywhere, and only the viewer may hold the player. */
const playerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data: blob:',
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const notBuilt = 'The pages of the lab are not built yet: run `npm run build --workspace apps/lab`.\n'

/** Serves the built viewer from `webRoot`, which may appear after the start. */
export async function pages(app: FastifyInstance, { webRoot }: { webRoot: string }): Promise<void> {
  const assets = join(webRoot, 'assets') + sep
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    cacheControl: false,
    // Only these names carry a hash of their content.
    setHeaders(reply, path) {
      reply.header('cache-control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (!path.endsWith('.html')) return
      reply.header('content-security-policy', path.endsWith(playerFile) ? playerPolicy : pagePolicy)
    },
  })
  // Whoever mistypes an address in a browser gets a page that says so.
  app.addHook('onRequest', async (request, reply) => {
    const isPage = request.routeOptions.url === '/*' && /^\/(?!api\/)[^.]*$/.test(request.url.split('?', 1)[0] ?? '')
    if (isPage && request.headers.accept?.includes('text/html')) return reply.code(404).sendFile('index.html')
  })
  for (const path of pagePaths) {
    app.get(path, async (_request, reply) => {
      if (!existsSync(join(webRoot, 'index.html'))) return reply.code(503).type('text/plain').send(notBuilt)
      return reply.sendFile('index.html')
    })
  }
}
