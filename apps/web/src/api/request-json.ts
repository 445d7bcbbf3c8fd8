import { ErrorBody } from '@checkout/contract/http'
import type * as z from 'zod/mini'

/** `unreachable`: no answer came. `unreadable`: something answered, but not in the words of the contract. */
export type Answer<T> =
  | { kind: 'ok'; status: number; data: T }
  | { kind: 'refused'; status: number; error: ErrorBody }
  | { kind: 'unreadable'; status: number }
  | { kind: 'unreachable'; cause: unknown }

export type Failure = Exclude<Answer<never>, { kind: 'ok' }>

const deadlineMs = 20_000

/** Sends one request and reads the answer by `schema`. Never throws: every way it can end is an `Answer`. */
export async function requestJson<T>(url: string, schema: z.ZodMiniType<T>, init?: RequestInit): Promise<Answer<T>> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(deadlineMs) })
    text = await response.text()
  } catch (cause) {
    return { kind: 'unreachable', cause }
  }
  const { status } = response
  const body = parseJson(text)
  if (response.ok) {
    const data = schema.safeParse(body)
    return data.success ? { kind: 'ok', status, data: data.data } : { kind: 'unreadable', status }
  }
  const error = ErrorBody.safeParse(body)
  return error.success ? { kind: 'refused', status, error: error.data } : { kind: 'unreadable', status }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
