import { Metadata, ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js'
import { refusalProblem } from '../problems/new-problems.ts'
import type { ProblemLog } from '../problems/problem-log.ts'
import { grpcHead } from '../problems/request-head.ts'

/** What the same refusal is over HTTP. */
const httpStatuses: Partial<Record<status, number>> = {
  [status.INVALID_ARGUMENT]: 400,
  [status.UNAUTHENTICATED]: 401,
  [status.PERMISSION_DENIED]: 403,
  [status.NOT_FOUND]: 404,
  [status.UNIMPLEMENTED]: 404,
  [status.RESOURCE_EXHAUSTED]: 413,
  [status.DEADLINE_EXCEEDED]: 504,
  [status.UNAVAILABLE]: 503,
}

/** Lists every call that does not end with OK, also those that the library refuses before we see them. */
export function tellRefusals(problems: ProblemLog): ServerInterceptor {
  return ({ path }, call) => {
    let metadata = new Metadata()
    let raw: Uint8Array | null = null
    // Wrapped and not a responder: what the library refuses by itself, such as a message that is too large, passes no responder.
    const sendStatus = call.sendStatus.bind(call)
    call.sendStatus = (answer) => {
      if (answer.code !== status.OK) {
        const told = { status: httpStatuses[answer.code ?? status.UNKNOWN] ?? 500, message: answer.details ?? '' }
        const head = grpcHead(path, metadata)
        problems.add(refusalProblem({ head, project: null, ...told, reason: undefined, raw }))
      }
      sendStatus(answer)
    }
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata(received, pass) {
            metadata = received
            pass(received)
          },
          onReceiveMessage(message, pass) {
            raw = message
            pass(message)
          },
        }),
    })
  }
}
