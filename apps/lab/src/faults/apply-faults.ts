import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../intake/refusal.ts'
import type { Fault, Faults, Signal } from './fault.ts'

/** With Sentry's words where it has any. */
const messages: Record<number, string> = {
  401: 'missing authorization information',
  403: 'event submission rejected with_reason: ProjectId',
  413: 'the body is too large',
  429: 'Sentry dropped data due to a quota or internal rate limit being reached.',
  503: 'the intake is overloaded',
}

/** Requests to these routes get the fault that is on, after their bodies were read. */
export function applyFaults(app: FastifyInstance, faults: Faults, signalOf: (request: FastifyRequest) => Signal): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || faults.get() === null) return
    const { project = null } = request.params as { project?: string }
    const fault = faults.take(project, signalOf(request))
    if (!fault) return
    if (fault.delayMs > 0) await delay(fault.delayMs)
    if (fault.answer === 'close') {
      reply.hijack()
      request.raw.socket.destroy()
    } else if (fault.answer !== 'ok') refuse(reply, fault, fault.answer)
  })
}

/** Limits are told as `seconds:categories:scope`; no category means all. */
function refuse(reply: FastifyReply, { retryAfterSeconds, categories }: Fault, status: number): never {
  if (status === 429) {
    reply.header('retry-after', String(retryAfterSeconds))
    reply.header('x-sentry-rate-limits', `${retryAfterSeconds}:${categories.join(';')}:organization`)
  }
  throw new RefusalError(status, messages[status] ?? '')
}
