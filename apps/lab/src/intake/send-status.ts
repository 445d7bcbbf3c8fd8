import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { rpcCodeOf, rpcStatusBytes } from './rpc-status.ts'

export const json = 'application/json'
export const protobuf = 'application/x-protobuf'

/** The content type without its parameters. */
export function contentTypeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** Answers a failure as `google.rpc.Status` in the format of the request; where that is none of OTLP's, in JSON. */
export function sendStatus(request: FastifyRequest, reply: FastifyReply, status: number, message: string) {
  const answer = { code: rpcCodeOf(status), message }
  if (contentTypeOf(request.headers) !== protobuf) return reply.code(status).send(answer)
  return reply.code(status).header('content-type', protobuf).send(rpcStatusBytes(answer))
}
