import type { IncomingHttpHeaders } from 'node:http'
import { RefusalError } from './refusal.ts'

const newestProtocol = 7

/**
 * The public key a request carries: in `X-Sentry-Auth` or `Authorization: Sentry …`, as the user of Basic authentication, or in the query.
 * Null when there is none. Throws a `RefusalError` when there are two, or one that is not a key.
 */
export function publicKeyOf(headers: IncomingHttpHeaders, url: string): string | null {
  const query = url.slice(url.indexOf('?') + 1 || url.length)
  const given = [sentryHeader(headers), basicUser(headers), query.includes('sentry_') ? fromQuery(query) : null]
  const [payload, second] = given.filter((each) => each !== null)
  if (second) throw new RefusalError(401, 'multiple authorization payloads detected')
  if (!payload) return null
  return checkedKey(payload)
}

/** Throws unless `key` has the form of a DSN's public key. Any such key is let in. */
export function checkKey(key: string): void {
  if (!/^[0-9a-fA-F]{32}$/.test(key)) throw new RefusalError(400, 'bad sentry DSN public key')
}

export function checkProject(project: string): void {
  if (!/^\d{1,20}$/.test(project)) throw new RefusalError(400, 'bad project path parameter')
}

/** The shop, the API, payments, and strangers. */
const knownProjects = ['1', '2', '3', '4']

/** Throws unless the project is one of the four that a strict lab knows and `key` is its own: its id, padded to 32 digits. */
export function checkKnown(project: string, key: string): void {
  if (knownProjects.includes(project) && key === project.padStart(32, '0')) return
  throw new RefusalError(403, 'event submission rejected with_reason: ProjectId')
}

type Payload = { key: string | null; version: string | null }

function checkedKey({ key, version }: Payload): string {
  if (!key || (version !== null && !/^\d+(\.\d+)?$/.test(version))) {
    throw new RefusalError(401, 'bad x-sentry-auth header')
  }
  if (Number(version ?? newestProtocol) > newestProtocol) {
    throw new RefusalError(400, `unsupported protocol version (${version})`)
  }
  checkKey(key)
  return key
}

function sentryHeader(headers: IncomingHttpHeaders): Payload | null {
  const candidates = [headers['x-sentry-auth'], headers.authorization].map(String)
  const value = candidates.find((candidate) => /^sentry /i.test(candidate))
  if (value === undefined) return null
  const fields = value.slice('sentry '.length).split(',')
  const pairs = new Map(fields.map((field) => splitPair(field.trim())))
  return { key: pairs.get('sentry_key') ?? null, version: pairs.get('sentry_version') ?? null }
}

function splitPair(field: string): [key: string, value: string] {
  const at = field.indexOf('=')
  return at === -1 ? [field, ''] : [field.slice(0, at).trim(), field.slice(at + 1).trim()]
}

function basicUser(headers: IncomingHttpHeaders): Payload | null {
  const encoded = /^basic (.+)$/i.exec(headers.authorization ?? '')?.[1]
  const user = encoded ? Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] : ''
  return user ? { key: user, version: null } : null
}

function fromQuery(query: string): Payload {
  const params = new URLSearchParams(query)
  return { key: params.get('sentry_key'), version: params.get('sentry_version') }
}
