import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import { goesToSentry, type Signal } from './signals.ts'

const right = 'x-sentry-auth=sentry sentry_key=<public key>'

/** What of a header variable does not arrive as it is meant, told from what the SDK makes of it. */
export function headerProblems(signal: Signal): string[] {
  const problems = signal.headers.flatMap(({ name, value }) => formProblems(name, value))
  if (problems.length > 0 || !goesToSentry(signal)) return problems
  return keyProblems(signal)
}

function formProblems(name: string, value: string): string[] {
  if (/^["']|["']$/.test(value)) return [`${name} has quotes around it, which become part of the header: ${right}`]
  if (/^[\w-]+\s*:/.test(value))
    return [`${name} has a colon after the header's name, where the SDK wants "=": ${right}`]
  const parsed = parsedHeaders(value)
  if ('sentry_key' in parsed || 'sentry_version' in parsed) {
    return [`${name} is split at its comma, so the key is in a header of its own: ${right}, without sentry_version`]
  }
  if (value.includes(';') && !Object.values(parsed).some((header) => header.includes(';'))) {
    return [`${name} is cut off at its semicolon: ${right}`]
  }
  return []
}

function keyProblems({ endpoint, headers }: Signal): string[] {
  const [{ name } = { name: 'OTEL_EXPORTER_OTLP_HEADERS' }] = headers.toReversed()
  const all = Object.assign({}, ...headers.map(({ value }) => parsedHeaders(value))) as Record<string, string>
  const sent = all['x-sentry-auth'] ?? all.authorization
  if (sent === undefined) return [`${endpoint.name} is Sentry's and ${name} has no x-sentry-auth: ${right}`]
  if (/^bearer|sntry[su]_/i.test(sent))
    return [`${name} holds an auth token, where Sentry's intake wants the DSN's public key: ${right}`]
  const [, key] = /sentry_key=(.*)$/i.exec(sent) ?? []
  if (key === undefined) return [`${name} has no sentry_key: ${right}`]
  if (key === '') return [`${name} ends in "sentry_key=": the variable that it was made from is not set`]
  if (/^\$[{(\w]/.test(key)) return [`${name} holds ${key} as it is written: nothing put a value in its place`]
  return /^[0-9a-f]{32}$/i.test(key)
    ? []
    : [`${name} has a key that is not 32 hexadecimal digits: the public key of the DSN`]
}

function parsedHeaders(value: string): Record<string, string> {
  const pairs = Object.entries(parseKeyPairsIntoRecord(value))
  return Object.fromEntries(pairs.map(([key, header]) => [key.toLowerCase(), header]))
}
