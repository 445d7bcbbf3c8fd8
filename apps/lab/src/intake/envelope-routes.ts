import { DecodeError, type Envelope, readEnvelope } from '@checkout/trace-model'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { applyFaults } from '../faults/apply-faults.ts'
import { headOf } from '../problems/request-head.ts'
import { checkKey, checkKnown, checkProject, publicKeyOf } from './authenticate.ts'
import { allowAnyOrigin } from './cors.ts'
import { checkLimits, tooLarge } from './envelope-limits.ts'
import { inflate } from './inflate.ts'
import { type IntakeDeps, take } from './intake-deps.ts'
import { problemOfRequest } from './problem-of-request.ts'
import { rawBody, takeRawBodies } from './raw-bodies.ts'
import { RefusalError } from './refusal.ts'

/** As Sentry, only with the slash at the end. */
const path = '/api/:project/envelope/'
/** Where `spotlight: true` and `SENTRY_SPOTLIGHT=1` make an SDK send a copy of everything; it names neither a project nor a key. */
const spotlightPath = '/stream'
const maxLength = 200 * 1024 * 1024

/** Takes Sentry envelopes and answers once their items are told apart, before any is looked into. */
export async function envelopeRoutes(app: FastifyInstance, deps: IntakeDeps): Promise<void> {
  const { inbox, faults, isStrict } = deps
  takeRawBodies(app)
  allowAnyOrigin(app, [path, spotlightPath])
  applyFaults(app, faults, () => 'envelope')
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    const isOfAnItem = error instanceof RefusalError && error.reason !== undefined
    const told = status === 413 && !isOfAnItem ? tooLarge('envelope') : error
    inbox.problems.add(problemOfRequest(request, status, told))
    const causes = error.cause instanceof Error ? [error.cause.message] : []
    return reply.code(status).send({ detail: told.message, causes })
  })

  app.post<{ Params: { project: string } }>(path, { bodyLimit: maxLength }, async (request) => {
    const { project } = request.params
    checkProject(project)
    const given = publicKeyOf(request.headers, request.url)
    const { body, envelope } = await readBody(request)
    const key = given ?? keyOfDsn(envelope)
    if (isStrict) checkKnown(project, key)
    checkLimits(envelope.items)
    await take(deps, { kind: 'envelope', body, project, head: headOf(request.raw) })
    return answerTo(envelope)
  })

  app.post(spotlightPath, { bodyLimit: maxLength }, async (request) => {
    const { body, envelope } = await readBody(request)
    await take(deps, { kind: 'envelope', body, project: null, head: headOf(request.raw) })
    return answerTo(envelope)
  })
}

async function readBody(request: FastifyRequest): Promise<{ body: Buffer; envelope: Envelope }> {
  const body = await inflate(rawBody(request.body), request.headers['content-encoding'], maxLength)
  if (body.length === 0) throw new RefusalError(400, 'empty request body')
  return { body, envelope: split(body) }
}

export function answerTo({ header }: Envelope): { id?: string } {
  return typeof header.event_id === 'string' ? { id: header.event_id.replaceAll('-', '') } : {}
}

function split(body: Buffer): Envelope {
  try {
    return readEnvelope(body)
  } catch (error) {
    if (error instanceof DecodeError) throw new RefusalError(400, 'invalid event envelope', { cause: error })
    throw error
  }
}

/** Tunnels send no authorization of their own: the DSN then stands in the envelope. */
function keyOfDsn({ header }: Envelope): string {
  const dsn = typeof header.dsn === 'string' && URL.canParse(header.dsn) ? new URL(header.dsn) : null
  if (!dsn?.username) throw new RefusalError(401, 'missing authorization information')
  checkKey(dsn.username)
  return dsn.username
}
