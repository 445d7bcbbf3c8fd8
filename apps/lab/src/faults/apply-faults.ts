import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../intake/refusal.ts'
import type { Fault, Faults, Signal } from './fault.ts'

/** With Sentry's words where it has any. */
export const faultMessages: Record<number, string> = {
  401: 'missing authorization information',
  403: 'event submission rejected with_reason: ProjectId',
  413: 'the body is too large',
  429: 'Sentry dropped data due to a quota or internal rate limit being reached. This will not affect your application. See https://docs.sentry.io/product/accounts/quotas/ for more information.',
  500: 'internal error',
  501: 'not implemented',
  502: 'bad gateway',
  503: 'the intake is overloaded',
  504: 'gateway timeout',
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
      return
    }
    tellLimits(reply, fault)
    if (fault.answer !== 'ok') throw new RefusalError(fault.answer, faultMessages[fault.answer] ?? '')
  })
}

/** Limits come with a 429, and as a warning with a 200; no category means all. */
function tellLimits(reply: FastifyReply, { answer, retryAfterSeconds, categories, reason, namespaces }: Fault): void {
  const isWarning = answer === 'ok' && categories.length > 0
  if (answer !== 429 && !isWarning) return
  if (answer === 429) reply.header('retry-after', String(retryAfterSeconds))
  const parts = [String(retryAfterSeconds), categories.join(';'), 'organization']
  if (reason !== '' || namespaces.length > 0) parts.push(reason)
  if (namespaces.length > 0) parts.push(namespaces.join(';'))
  reply.header('x-sentry-rate-limits', parts.join(':'))
}
