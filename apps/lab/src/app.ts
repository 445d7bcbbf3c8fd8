import Fastify, { type FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { createFaults, type Faults } from './faults/fault.ts'
import type { Forward } from './forward/forward.ts'
import type { Inbox } from './inbox/inbox.ts'
import { envelopeRoutes } from './intake/envelope-routes.ts'
import { otlpRoutes } from './intake/otlp-routes.ts'
import { problemOfRequest } from './intake/problem-of-request.ts'
import { isForMetrics, isOtlpPath, noMetrics, onlyTakes, pathOfTarget } from './intake/request-path.ts'
import { sendStatus } from './intake/rpc-status.ts'
import { createShortWay } from './intake/short-way.ts'
import { refuseUnread } from './intake/unread-requests.ts'
import { managementRoutes } from './management/management-routes.ts'
import { mcpRoutes } from './mcp/mcp-routes.ts'
import { pages } from './pages/pages.ts'
import { createEventStream, type EventStreamOptions } from './read/events/event-stream.ts'
import { allowLocalReaders } from './read/local-readers.ts'
import { readApi } from './read/read-routes.ts'
import { serverFactory } from './server-factory.ts'
import { createMapFiles } from './source-maps/map-files.ts'
import { createOriginals } from './source-maps/originals.ts'
import { spotlightRoutes } from './spotlight/spotlight-routes.ts'

export type AppDeps = {
  inbox: Inbox
  /** What the intake does wrong on demand; shared with an intake beside this one. */
  faults?: Faults
  /** Host names under which the lab may be read, besides the local ones. */
  allowedHosts: readonly string[]
  /** Folder of the built viewer. */
  webRoot: string
  /** Takes only what is sent to a known project with its key; else any well-formed key will do. */
  isStrict?: boolean
  events?: EventStreamOptions
  /** How long a client may take to send its request; a minute. */
  requestTimeoutMs?: number
  /** Where source maps of builds are looked for. */
  sourceMapFolders?: readonly string[]
  /** Sends on what is received; nothing does unless given. */
  forward?: Forward | undefined
}

/**
 * Requests are checked by Zod. Answers are typed by the same schemas; checking each of 100,000 spans again would cost more than reading them.
 * Given at the start because Fastify otherwise loads Ajv; its type knows no other compilers.
 */
const compilersFactory = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => () => JSON.stringify,
} as never

/** Two halves: the intake is open to whoever sends, as Sentry's is; what was received is read by this machine's own pages and tools only. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { faults = createFaults() } = deps
  const intake = { inbox: deps.inbox, faults, isStrict: deps.isStrict ?? false, passOn: deps.forward?.passOn }
  const app = Fastify({
    serverFactory: serverFactory(createShortWay(intake), deps.requestTimeoutMs ?? 60_000),
    clientErrorHandler: refuseUnread(deps.inbox.problems),
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory },
    rewriteUrl: ({ url }) => pathOfTarget(url),
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    if (onlyTakes(path)) return reply.code(405).header('allow', 'POST').send()
    const message =
      request.method === 'POST' && isForMetrics(path) ? noMetrics : `there is no ${request.method} ${path}`
    if (request.method === 'POST') deps.inbox.problems.add(problemOfRequest(request, 404, message))
    if (request.method === 'POST' && isOtlpPath(path)) return sendStatus(request, reply, 404, message)
    return reply.code(404).send({ code: 'not_found', message })
  })
  await app.register(envelopeRoutes, intake)
  await app.register(otlpRoutes, intake)
  await app.register(managementRoutes)
  await app.register(readSide, { ...deps, faults })
  return app
}

type ReadDeps = AppDeps & { faults: Faults }

async function readSide(
  app: FastifyInstance,
  { inbox, faults, forward, allowedHosts, webRoot, events, sourceMapFolders = [] }: ReadDeps,
): Promise<void> {
  const stream = createEventStream(inbox, events)
  app.addHook('preClose', async () => stream.close())
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  allowLocalReaders(app, allowedHosts)
  await app.register(readApi, {
    inbox,
    faults,
    forward,
    events: stream,
    originals: createOriginals(createMapFiles(sourceMapFolders)),
  })
  await app.register(mcpRoutes, { inbox })
  await app.register(spotlightRoutes, { inbox })
  await app.register(pages, { webRoot })
}
