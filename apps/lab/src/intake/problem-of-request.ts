import type { FastifyRequest } from 'fastify'
import { refusalProblem } from '../problems/new-problems.ts'
import type { NewProblem } from '../problems/problem-log.ts'
import { headOf } from '../problems/request-head.ts'
import { RefusalError } from './refusal.ts'

/** A request that was answered with `status`; its body is there unless it was refused before it was read. */
export function problemOfRequest(request: FastifyRequest, status: number, error: Error | string): NewProblem {
  const raw = Buffer.isBuffer(request.body) ? request.body : null
  const message = typeof error === 'string' ? error : error.message
  const reason = error instanceof RefusalError ? error.reason : undefined
  return refusalProblem({ head: headOf(request.raw), project: projectOf(request), status, message, reason, raw })
}

/** From the path itself where no route matched: an SDK that calls a wrong address still says whose it is. */
function projectOf({ params, url }: FastifyRequest): string | null {
  const { project } = (params ?? {}) as { project?: string }
  return project ?? /^\/api\/(\d+)\//.exec(url)?.[1] ?? null
}
