import type { FastifyError, FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { captureRoutes } from '../capture/capture-routes.ts'
import type { Faults } from '../faults/fault.ts'
import { faultRoutes } from '../faults/fault-routes.ts'
import type { Forward } from '../forward/forward.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { originalRoutes } from '../source-maps/original-routes.ts'
import type { Originals } from '../source-maps/originals.ts'
import type { EventStream } from './events/event-stream.ts'
import { keepingRoutes } from './keeping-routes.ts'
import { NotFoundError } from './not-found-error.ts'
import { openApiDocument } from './openapi.ts'
import { outlineRoutes } from './outline-routes.ts'
import { problemRoutes } from './problem-routes.ts'
import { replayRoutes } from './replay-routes.ts'
import { readRoutes } from './route-table.ts'
import { sentryViewRoutes } from './sentry-view-routes.ts'
import { signalRoutes } from './signal-routes.ts'
import { traceRoutes } from './trace-routes.ts'

export type ReadDeps = {
  inbox: Inbox
  faults: Faults
  forward: Forward | undefined
  events: EventStream
  originals: Originals
}

/** The read API. Every read waits for what was accepted before it. */
export async function readApi(plain: FastifyInstance, deps: ReadDeps): Promise<void> {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) console.error(error)
    return reply.code(status).send(errorBodyOf(error, status))
  })

  const { health, events, openapi } = readRoutes
  app.get(health.url, { schema: health.schema }, () => healthOf(deps))

  await app.register(traceRoutes, deps)
  await app.register(outlineRoutes, deps)
  await app.register(originalRoutes, deps)
  await app.register(signalRoutes, deps)
  await app.register(replayRoutes, deps)
  await app.register(sentryViewRoutes, deps)
  await app.register(keepingRoutes, deps)
  await app.register(problemRoutes, deps)
  await app.register(captureRoutes, deps)
  await app.register(faultRoutes, deps)

  app.get(events.url, async (request, reply) => {
    const lastEventId = request.headers['last-event-id']
    reply.hijack()
    deps.events.connect(reply.raw, typeof lastEventId === 'string' ? lastEventId : undefined)
  })

  app.get(openapi.url, async () => openApiDocument())
}

async function healthOf({ inbox, faults, forward }: ReadDeps) {
  // Whoever asks whether the lab is ready gets no answer that waits for it.
  const isLoading = inbox.isLoading()
  const store = isLoading ? inbox.now() : await inbox.read()
  return {
    status: isLoading ? ('loading' as const) : ('ok' as const),
    ...store.tally(),
    cleared: inbox.cleared(),
    problems: inbox.problems.size(),
    data: inbox.data(),
    fault: faults.get(),
    forward: forward?.state() ?? null,
  }
}

function errorBodyOf(error: FastifyError, status: number) {
  if (error instanceof NotFoundError) return { code: error.code, message: error.message }
  const [problem] = error.validation ?? []
  if (status === 415) return { code: 'bad_request', message: 'expected the header content-type: application/json' }
  if (!problem) return { code: status < 500 ? 'bad_request' : 'internal', message: error.message }
  const field = problem.instancePath.replace('/', '')
  if (field === '') return { code: 'bad_request', message: problem.message ?? '' }
  return { code: 'bad_request', message: `${field}: ${problem.message}`, field }
}
