import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { closeWhenAsked } from './close-when-asked.ts'
import { isLoopback, originName } from './command/origin-name.ts'
import { welcome } from './command/welcome.ts'
import type { Env } from './env.ts'
import { createFaults } from './faults/fault.ts'
import type { Forward } from './forward/forward.ts'
import { grpcBeside } from './grpc-beside.ts'
import { JournalError } from './journal/journal-error.ts'
import { openInbox } from './journal/open-inbox.ts'
import { listenAt } from './listen.ts'
import type { ProblemLog } from './problems/problem-log.ts'

/** Starts a lab, which then runs until it is asked to stop. Returns 0 when it listens, and 1 with the reason told when it cannot. */
export async function serve(env: Env, { opensPage }: { opensPage: boolean }): Promise<number> {
  const opened = await openInbox(env).catch((error) => {
    if (error instanceof JournalError) return `cannot keep data in ${env.LAB_DATA} (LAB_DATA, --data): ${error.message}`
    throw error
  })
  if (typeof opened === 'string') return failWith(opened)
  const { inbox, close: closeData, load } = opened
  const faults = createFaults()
  const forward = await forwardOf(env, inbox.problems)
  const app = await buildApp({
    inbox,
    faults,
    forward,
    allowedHosts: [originName(env.LAB_HOST), ...env.LAB_ALLOWED_HOSTS],
    isStrict: env.LAB_STRICT,
    sourceMapFolders: env.LAB_SOURCE_MAPS,
    webRoot: fileURLToPath(new URL('../web/dist', import.meta.url)),
  })
  const grpc = grpcBeside(app, { inbox, faults, passOn: forward?.passOn })
  const close = async () => {
    await app.close()
    const [left = 0] = await Promise.all([forward?.close(), closeData()])
    if (left > 0) console.error(`lab: ${left} bodies were received and not passed on`)
  }
  closeWhenAsked(close)

  // Loading leaves 7 MB of garbage, which an idle lab would keep.
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' })
  const failure = (await listen(app, env)) ?? (await grpc.listen(env))
  if (failure !== null) return close().then(() => failWith(failure))
  const loading = load()
  const { port } = app.server.address() as AddressInfo
  const origin = `http://${originName(env.LAB_HOST)}:${port}`
  console.log(`lab: ${origin}`)
  if (grpc.port() !== null) console.log(`lab: OTLP over gRPC on ${originName(env.LAB_HOST)}:${grpc.port()}`)
  warnOf(env)
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

/** Says where data may come from or go to besides this machine. */
function warnOf({ LAB_HOST, LAB_FORWARD_DSN, LAB_FORWARD_OTLP_ENDPOINT }: Env): void {
  const targets = [LAB_FORWARD_DSN, LAB_FORWARD_OTLP_ENDPOINT].flatMap((url) => (url ? new URL(url).origin : []))
  if (targets.length > 0) console.log(`lab: what is received is also sent on to ${targets.join(' and ')}`)
  if (!isLoopback(LAB_HOST)) {
    console.log(`lab: bound to ${LAB_HOST}, so other machines may send here and read what was received`)
  }
}

/** Without an address nothing is loaded that could open a connection. */
async function forwardOf(env: Env, problems: ProblemLog): Promise<Forward | undefined> {
  if (env.LAB_FORWARD_DSN === null && env.LAB_FORWARD_OTLP_ENDPOINT === null) return undefined
  const { createForward } = await import('./forward/forward.ts')
  return createForward(env, problems)
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
