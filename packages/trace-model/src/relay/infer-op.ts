import { type Draft, putText, textAt } from './draft.ts'
import type { RuleId } from './rules.ts'

/** The first attribute of this list that a span has decides. */
const byAttribute: { key: string; rule: RuleId; op(draft: Draft): string | null }[] = [
  { key: 'http.request.method', rule: 'op.http', op: httpOp },
  { key: 'db.system.name', rule: 'op.db', op: () => 'db' },
  { key: 'gen_ai.operation.name', rule: 'op.gen-ai', op: genAiOp },
  { key: 'gen_ai.provider.name', rule: 'op.gen-ai', op: () => 'gen_ai' },
  { key: 'rpc.service', rule: 'op.rpc', op: () => 'rpc' },
  { key: 'messaging.system', rule: 'op.message', op: () => 'message' },
  { key: 'faas.trigger', rule: 'op.faas', op: (draft) => textAt(draft, 'faas.trigger') },
]

/** Gives a span without an operation the one its attributes imply; to be asked once they have their present names. */
export function inferOp(draft: Draft): void {
  if (draft.attributes.has('sentry.op')) return
  const { rule, op } = impliedBy(draft)
  putText(draft, rule, 'sentry.op', op)
}

function impliedBy(draft: Draft): { rule: RuleId; op: string } {
  for (const { key, rule, op } of byAttribute) {
    const value = draft.attributes.has(key) ? op(draft) : null
    if (value !== null) return { rule, op: value }
  }
  return { rule: 'op.default', op: 'default' }
}

function httpOp(draft: Draft): string {
  const kind = textAt(draft, 'sentry.kind')
  if (kind === 'client' || kind === 'server') return `http.${kind}`
  return draft.attributes.has('sentry.http.prefetch') ? 'http.prefetch' : 'http'
}

function genAiOp(draft: Draft): string | null {
  const operation = textAt(draft, 'gen_ai.operation.name')
  return operation === null ? null : `gen_ai.${operation}`
}
