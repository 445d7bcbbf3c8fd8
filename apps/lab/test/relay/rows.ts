import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { auth, key, startLab } from '../lab.ts'

export const traces = '/api/2/integration/otlp/v1/traces'
export const logs = '/api/2/integration/otlp/v1/logs'
export const envelopes = `/api/1/envelope/?sentry_key=${key}`

export const json = { 'content-type': 'application/json' }
export const protobuf = { 'content-type': 'application/x-protobuf' }
export const asJson = { ...json, ...auth }
export const asProtobuf = { ...protobuf, ...auth }

/** One row of a table of Relay's: its section and name, what is sent, and what is answered. */
export type HttpRow = {
  row: string
  url: string
  status: number
  method?: 'GET' | 'POST' | 'OPTIONS'
  headers?: Record<string, string>
  payload?: string | Buffer | object
  /** What the intake is told to do wrong first. */
  fault?: object
  /** The body; text stands for JSON. */
  body?: object | Buffer
  answered?: Record<string, unknown>
}

async function ask(app: FastifyInstance, { method = 'POST', url, headers, payload, fault }: HttpRow) {
  if (fault) await app.inject({ method: 'PUT', url: '/api/faults', payload: fault })
  return app.inject({ method, url, ...(headers && { headers }), ...(payload !== undefined && { payload }) })
}

/** Sends the row to a lab of its own and compares the answer. */
export async function expectAnswer(row: HttpRow): Promise<FastifyInstance> {
  const app = await startLab()
  const answer = await ask(app, row)
  expect([answer.statusCode, answer.statusCode === row.status ? '' : answer.body]).toEqual([row.status, ''])
  if (Buffer.isBuffer(row.body)) expect(answer.rawPayload).toEqual(row.body)
  else if (row.body) expect(answer.json()).toEqual(row.body)
  expect(answer.headers).toMatchObject(row.answered ?? {})
  return app
}

/** A `google.rpc.Status` in protobuf whose message has less than 128 bytes. */
export function rpcStatus(code: number, message: string): Buffer {
  return Buffer.concat([Buffer.from([8, code, 18, message.length]), Buffer.from(message)])
}
