import { type AddressInfo, isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'
import { createInbox } from './inbox/inbox.ts'

const env = readEnv()
const app = await buildApp({
  inbox: createInbox({ budget: { records: env.LAB_SPAN_BUDGET, bytes: env.LAB_BYTE_BUDGET } }),
  allowedHosts: [hostName(env.LAB_HOST), ...env.LAB_ALLOWED_HOSTS],
  webRoot: fileURLToPath(new URL('../web/dist', import.meta.url)),
})

let isClosing = false
const closer = closeWithGrace({ delay: 1_000 }, async ({ err }) => {
  isClosing = true
  if (err) console.error(err)
  await app.close()
})
if (process.connected) {
  process.once('disconnect', () => {
    if (!isClosing) closer.close()
  })
}

try {
  await app.listen({ port: env.LAB_PORT, host: env.LAB_HOST })
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
  console.error(`lab: port ${env.LAB_PORT} is taken; set LAB_PORT to another one`)
  process.exit(1)
}

const { port } = app.server.address() as AddressInfo
console.log(`lab: http://${hostName(env.LAB_HOST)}:${port}`)
if (!/^(localhost|127\..*|::1)$/.test(env.LAB_HOST)) {
  console.log(`lab: bound to ${env.LAB_HOST}, so other machines may send here and read what was received`)
}

/** An IPv6 address stands in brackets wherever a port may follow. */
function hostName(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase()
}
