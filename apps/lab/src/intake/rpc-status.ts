import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'

const codes: Record<number, number> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  413: 8,
  415: 3,
  429: 8,
  501: 12,
  502: 14,
  503: 14,
  504: 4,
}
const unknown = 2
const internal = 13

/** The gRPC code for an HTTP status, as Sentry's intake has it. */
export function rpcCodeOf(httpStatus: number): number {
  return codes[httpStatus] ?? (httpStatus >= 500 ? internal : unknown)
}

/** A `google.rpc.Status` message: code = 1, message = 2. */
function rpcStatusBytes({ code, message }: { code: number; message: string }): Buffer {
  const text = Buffer.from(message)
  return Buffer.concat([Buffer.from([0x08, code, 0x12]), varint(text.length), text])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) | 128)
  }
}

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
