import { existsSync } from 'node:fs'
import { createServer, preview } from 'vite'
import { readEnv } from './env.ts'
import type { Settings } from './src/settings.ts'
import { runTimeSettings } from './vite/run-time-settings.ts'
import { securityHeaders } from './vite/security-headers.ts'

const env = readEnv()
const settings: Settings = {
  sentryDsn: env.VITE_SENTRY_DSN,
  apiOrigin: env.VITE_API_ORIGIN,
  labOrigin: env.VITE_LAB_ORIGIN,
  environment: env.SENTRY_ENVIRONMENT,
}
const root = import.meta.dirname
// Browsers try both addresses of `localhost`, so this one answers under both spellings.
const listen = { host: '127.0.0.1', port: env.WEB_PORT, strictPort: true }

try {
  const server = process.argv.includes('--dev') ? await serveSource() : await serveBuild()
  const address = server.httpServer?.address()
  const port = typeof address === 'object' ? address?.port : env.WEB_PORT
  console.log(`web: http://localhost:${port}`)
  closeOnRequest(() => server.close())
} catch (error) {
  console.error(`web: ${explain(error)}`)
  process.exit(1)
}

function serveBuild() {
  if (!existsSync(`${root}/dist/index.html`)) {
    throw new Error('there is no build yet: npm run build --workspace apps/web')
  }
  return preview({
    configFile: false,
    root,
    plugins: [securityHeaders(settings), runTimeSettings(settings)],
    preview: listen,
  })
}

async function serveSource() {
  const server = await createServer({ root, plugins: [runTimeSettings(settings)], server: listen })
  return server.listen()
}

function closeOnRequest(close: () => Promise<void>): void {
  let isClosing = false
  const stop = async () => {
    if (isClosing) return
    isClosing = true
    await close()
    process.exit(0)
  }
  // Vite's own listener would end the process with 143.
  process.removeAllListeners('SIGTERM')
  process.on('SIGTERM', stop).on('SIGINT', stop)
  if (process.connected) process.on('disconnect', stop)
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/already in use/i.test(message)) return `port ${env.WEB_PORT} is taken; free it or set WEB_PORT to another one`
  return message
}
