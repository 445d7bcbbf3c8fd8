import { textIn } from '../json.ts'
import type { Attributes, SpanKind } from '../model.ts'

/** An attribute under its present name or the one it had before, which much instrumentation still sends. */
function textOf(attributes: Attributes, ...names: string[]): string | null {
  for (const name of names) {
    const value = textIn(attributes, name)
    if (value !== null) return value
  }
  return null
}

const methodNames = ['http.request.method', 'http.method']

/** Sentry's operation by the rules its intake applies to OTLP; null where the intake would say `default`. */
export function opOf(attributes: Attributes, kind: SpanKind | null): string | null {
  const given = textIn(attributes, 'sentry.op')
  if (given) return given
  if (textOf(attributes, ...methodNames)) return kind === 'client' || kind === 'server' ? `http.${kind}` : 'http'
  if (textOf(attributes, 'db.system.name', 'db.system')) return 'db'
  const model = textIn(attributes, 'gen_ai.operation.name')
  if (model) return `gen_ai.${model}`
  if (textIn(attributes, 'gen_ai.provider.name')) return 'gen_ai'
  if (textIn(attributes, 'rpc.service')) return 'rpc'
  if (textIn(attributes, 'messaging.system')) return 'message'
  return textIn(attributes, 'faas.trigger')
}

/** What Sentry would show as the span's description; null where its intake has no rule, or no value for one. */
export function descriptionOf(attributes: Attributes, op: string | null): string | null {
  const given = textIn(attributes, 'sentry.description')
  if (given) return given
  const method = textOf(attributes, ...methodNames)
  const url = textOf(attributes, 'url.full', 'http.url')
  if (op === 'db') return textOf(attributes, 'db.query.text', 'db.statement')
  if (op === 'http.client') return method && url && `${method} ${url}`
  if (op !== 'http.server') return null
  const route = textOf(attributes, 'http.route', 'url.template', 'url.path') ?? url
  return method && route && `${method} ${route}`
}
