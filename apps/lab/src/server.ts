import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { closeWhenAsked } from './close-when-asked.ts'
import { isLoopback, originName } from './command/origin-name.ts'
import { welcome } from './command/welcome.ts'
import type { Env } from './env.ts'
import { createFaults } from './faults/fault.ts'
import { grpcBeside } from './grpc-beside.ts'
import { JournalError } from './journal/journal-error.ts'
import { openInbox } from './journal/open-inbox.ts'
import { listenAt } from './listen.ts'

/** Starts a lab, which then runs until it is asked to stop. Returns 0 when it listens, and 1 with the reason told when it cannot. */
export async function serve(env: Env, { opensPage }: { opensPage: boolean }): Promise<number> {
  const opened = await openInbox(env).catch((error) => {
    if (error instanceof JournalError) return `cannot keep data in ${env.LAB_DATA} (LAB_DATA, --data): ${error.message}`
    throw error
  })
  if (typeof opened === 'string') return failWith(opened)
  const { inbox, close: closeData, load } = opened
  const faults = createFaults()
  const app = await buildApp({
    inbox,
    faults,
    allowedHosts: [originName(env.LAB_HOST), ...env.LAB_ALLOWED_HOSTS],
    isStrict: env.LAB_STRICT,
    sourceMapFolders: env.LAB_SOURCE_MAPS,
    webRoot: fileURLToPath(new URL('../web/dist', import.meta.url)),
  })
  const grpc = grpcBeside(app, { inbox, faults })
  const close = () => app.close().then(closeData)
  closeWhenAsked(close)

  const failure = (await listen(app, env)) ?? (await grpc.listen(env))
  if (failure !== null) return close().then(() => failWith(failure))
  const loading = load()
  const { port } = app.server.address() as AddressInfo
  const origin = `http://${originName(env.LAB_HOST)}:${port}`
  console.log(`lab: ${origin}`)
  if (grpc.port() !== null) console.log(`lab: OTLP over gRPC on ${originName(env.LAB_HOST)}:${grpc.port()}`)
  if (!isLoopback(env.LAB_HOST)) {
    console.log(`lab: bound to ${env.LAB_HOST}, so other machines may send here and read what was received`)
  }
  // Whoever holds a channel to us tells its user itself where to send.
  if (!process.connected) console.log(welcome(origin, { isStrict: env.LAB_STRICT }))
  if (opensPage) await openPage(origin)
  await loading
  return 0
}

function failWith(sentence: string): number {
  console.error(`lab: ${sentence}`)
  return 1
}

function listen(app: FastifyInstance, { LAB_PORT: port, LAB_HOST: host }: Env): Promise<string | null> {
  const settings = { port: 'LAB_PORT (--port)', host: 'LAB_HOST' }
  return listenAt({ port, host, settings }, () => app.listen({ port, host }))
}

async function openPage(origin: string): Promise<void> {
  const { default: open } = await import('open')
  const child = await open(origin).catch(() => null)
  const failed = () => console.error(`lab: no browser could be opened: go to ${origin}`)
  if (child === null) failed()
  else child.once('error', failed).once('exit', (code) => code && failed())
}
