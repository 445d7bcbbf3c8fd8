import type { BodyKind } from '@checkout/trace-model'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { applyFaults } from '../faults/apply-faults.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { headOf } from '../problems/request-head.ts'
import { checkKnown, checkProject, publicKeyOf } from './authenticate.ts'
import { allowAnyOrigin } from './cors.ts'
import { inflate } from './inflate.ts'
import { type IntakeDeps, take } from './intake-deps.ts'
import { problemOfRequest } from './problem-of-request.ts'
import { rawBody, takeRawBodies } from './raw-bodies.ts'
import { RefusalError } from './refusal.ts'
import { contentTypeOf, json, protobuf, sendStatus } from './rpc-status.ts'

const maxLength = 12 * 1024 * 1024

type Signal = 'traces' | 'logs'
const signals: Signal[] = ['traces', 'logs']

/** Takes OTLP traces and logs, under Sentry's path with a key and under the plain path of a Collector without one. Answers before decoding. */
export async function otlpRoutes(app: FastifyInstance, deps: IntakeDeps): Promise<void> {
  const { inbox, faults, isStrict } = deps
  takeRawBodies(app)
  answerAsStatus(app, inbox)
  applyFaults(app, faults, ({ url }) => (url.includes('/v1/logs') ? 'logs' : 'traces'))
  const paths = signals.flatMap((signal) => [
    ...withAndWithoutSlash(`/api/:project/integration/otlp/v1/${signal}`),
    ...withAndWithoutSlash(`/v1/${signal}`),
  ])
  allowAnyOrigin(app, paths)

  // Sentry judges the content type before the key, and both before the body.
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'POST') checkSender(request, isStrict)
    done()
  })

  for (const path of paths) {
    const signal = signals.find((each) => path.includes(`/v1/${each}`)) as Signal
    app.post(path, { bodyLimit: maxLength }, async (request, reply) => {
      const type = contentTypeOf(request.headers)
      const body = await inflate(rawBody(request.body), request.headers['content-encoding'], maxLength)
      const kind: BodyKind = `${signal}-${type === json ? 'json' : 'protobuf'}`
      const { project = null } = request.params as { project?: string }
      await take(deps, { kind, body, project, head: headOf(request.raw) })
      // An empty string leaves in one write together with the head; text of type JSON would be taken for a value to serialize.
      return reply.header('content-type', type).send(type === json ? Buffer.from('{}') : '')
    })
  }
}

function checkSender(request: FastifyRequest, isStrict: boolean): void {
  if (!isOtlp(request)) {
    throw new RefusalError(415, `unsupported content type: ${request.headers['content-type'] ?? ''}`)
  }
  const { project } = request.params as { project?: string }
  if (project === undefined) return
  checkProject(project)
  const key = publicKeyOf(request.headers, request.url)
  if (key === null) throw new RefusalError(401, 'missing authorization information')
  if (isStrict) checkKnown(project, key)
}

function withAndWithoutSlash(path: string): string[] {
  return [path, `${path}/`]
}

function isOtlp(request: FastifyRequest): boolean {
  return [json, protobuf].includes(contentTypeOf(request.headers))
}

function answerAsStatus(app: FastifyInstance, inbox: Inbox): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    inbox.problems.add(problemOfRequest(request, status, error))
    return sendStatus(request, reply, status, error.message)
  })
}
