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
import { createInbox } from './inbox/inbox.ts'
import { listenAt } from './listen.ts'

/** Starts a lab, which then runs until it is asked to stop. Returns 0 when it listens, and 1 with the reason told when it cannot. */
export async function serve(env: Env, { opensPage }: { opensPage: boolean }): Promise<number> {
  const inbox = createInbox({ budget: { records: env.LAB_SPAN_BUDGET, bytes: env.LAB_BYTE_BUDGET } })
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
  closeWhenAsked(() => app.close())

  const failure = (await listen(app, env)) ?? (await grpc.listen(env))
  if (failure !== null) {
    console.error(`lab: ${failure}`)
    return 1
  }
  const { port } = app.server.address() as AddressInfo
  const origin = `http://${originName(env.LAB_HOST)}:${port}`
  console.log(`lab: ${origin}`)
  if (grpc.port() !== null) console.log(`lab: OTLP over gRPC on ${originName(env.LAB_HOST)}:${grpc.port()}`)
  if (!isLoopback(env.LAB_HOST)) {
    console.log(`lab: bound to ${env.LAB_HOST}, so other machines may send here and read what was received`)
  }
  // Whoever holds a channel to us tells its user itself where to send.
  if (!process.connected) console.log(welcome(origin))
  if (opensPage) await openPage(origin)
  return 0
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
  else child.once('error', failed)
}
