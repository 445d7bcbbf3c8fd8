import { type Draft, type Lookup, lookupOf, putText } from '../draft.ts'
import type { RuleId } from '../rules.ts'

/** The first attribute of this list that a span has decides. */
const byAttribute: { key: string; rule: RuleId; op(span: Lookup): string | null }[] = [
  { key: 'http.request.method', rule: 'op.http', op: httpOp },
  { key: 'db.system.name', rule: 'op.db', op: () => 'db' },
  { key: 'gen_ai.operation.name', rule: 'op.gen-ai', op: genAiOp },
  { key: 'gen_ai.provider.name', rule: 'op.gen-ai', op: () => 'gen_ai' },
  { key: 'rpc.service', rule: 'op.rpc', op: () => 'rpc' },
  { key: 'messaging.system', rule: 'op.message', op: () => 'message' },
  { key: 'faas.trigger', rule: 'op.faas', op: (span) => span.text('faas.trigger') },
]

/** Gives a span without an operation the one its attributes imply; to be asked once they have their present names. */
export function inferOp(draft: Draft): void {
  if (draft.attributes.has('sentry.op')) return
  const { rule, op } = impliedOp(lookupOf(draft)) ?? { rule: 'op.default', op: 'default' }
  putText(draft, rule, 'sentry.op', op)
}

/** The operation that a span's attributes imply, and by which rule; null where Sentry says `default`. */
export function impliedOp(span: Lookup): { rule: RuleId; op: string } | null {
  for (const { key, rule, op } of byAttribute) {
    const value = span.has(key) ? op(span) : null
    if (value !== null) return { rule, op: value }
  }
  return null
}

function httpOp(span: Lookup): string {
  const kind = span.text('sentry.kind')
  if (kind === 'client' || kind === 'server') return `http.${kind}`
  return span.has('sentry.http.prefetch') ? 'http.prefetch' : 'http'
}

function genAiOp(span: Lookup): string | null {
  const operation = span.text('gen_ai.operation.name')
  return operation === null ? null : `gen_ai.${operation}`
}
