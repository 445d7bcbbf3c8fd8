import type { Plugin } from 'vite'
import type { Settings } from '../src/settings.ts'

/** Sends the shop's security headers with every answer of the preview server. The dev server needs inline scripts, so it goes without. */
export function securityHeaders(settings: Settings): Plugin {
  const headers = new Headers({
    'content-security-policy': contentSecurityPolicy(settings),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  })
  return {
    name: 'security-headers',
    configurePreviewServer: (server) =>
      void server.middlewares.use((_request, response, next) => {
        response.setHeaders(headers)
        next()
      }),
  }
}

/** Everything from our own origin, plus requests to the API, to Sentry's intake and to the lab. */
export function contentSecurityPolicy({ apiOrigin, labOrigin, sentryDsn }: Settings): string {
  const reachable = new Set([apiOrigin, labOrigin, ...(sentryDsn ? [new URL(sentryDsn).origin] : [])])
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${[...reachable].join(' ')}`,
    // Replay compresses in a worker that it builds from a blob.
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
