import type { IncomingMessage, ServerResponse } from 'node:http'
import { readEnvelope } from '@checkout/trace-model'
import { headOf } from '../problems/request-head.ts'
import { openToAnyOrigin } from './cors.ts'
import { checkLimits } from './envelope-limits.ts'
import { answerTo } from './envelope-routes.ts'
import { type IntakeDeps, take as keep } from './intake-deps.ts'
import { createSenders, type Sender } from './sender.ts'

const maxLength = 64 * 1024

/**
 * Takes the ordinary request without what a framework spends on each: a sound body of moderate size, without content encoding, that came
 * together with its head from a sender that is let in, while no fault is on. Every other goes the `longWay`, untouched.
 */
export function createShortWay(deps: IntakeDeps) {
  const { faults, isStrict } = deps
  const senderOf = createSenders({ isStrict })

  function take({ kind, project }: Sender, request: IncomingMessage, response: ServerResponse): boolean {
    if (request.readableLength !== Number(request.headers['content-length'])) return false
    const body: Buffer = request.read()
    try {
      const { type, answer } = answerOf(kind, body)
      const accepted = keep(deps, { kind, body, project, head: headOf(request) })
      const headers = [...openToAnyOrigin, 'content-type', type, 'content-length', String(answer.length)]
      accepted.then(
        () => response.writeHead(200, headers).end(answer),
        // It could not be kept: the sender is to try again.
        () => response.writeHead(503, openToAnyOrigin).end(),
      )
      return true
    } catch {
      request.unshift(body)
      return false
    }
  }

  return (request: IncomingMessage, response: ServerResponse, longWay: () => void): void => {
    const sender = isOrdinary(request) && faults.get() === null ? senderOf(request.url ?? '', request.headers) : null
    if (sender === null) longWay()
    // By then the parser has passed on what came with the head.
    else
      process.nextTick(() => {
        if (!take(sender, request, response)) longWay()
      })
  }
}

function isOrdinary({ method, headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length'])
  return method === 'POST' && headers['content-encoding'] === undefined && length > 0 && length <= maxLength
}

/** Throws where the body is refused. */
function answerOf(kind: Sender['kind'], body: Buffer): { type: string; answer: string } {
  if (kind !== 'envelope') {
    const isJson = kind.endsWith('json')
    const type = isJson ? 'application/json' : 'application/x-protobuf'
    return { type, answer: isJson ? '{}' : '' }
  }
  const envelope = readEnvelope(body)
  checkLimits(envelope.items)
  const answer = JSON.stringify(answerTo(envelope))
  return { type: 'application/json; charset=utf-8', answer }
}
