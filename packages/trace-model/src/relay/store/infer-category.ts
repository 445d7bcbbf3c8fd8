import { type Draft, putText, textAt } from '../draft.ts'

const firstWords = new Set([
  ...['ai', 'app', 'browser', 'cache', 'console', 'db', 'event', 'file', 'graphql', 'grpc', 'http', 'measure'],
  ...['middleware', 'navigation', 'pageload', 'queue', 'resource', 'rpc', 'serialize', 'subprocess', 'template'],
  ...['topic', 'view', 'websocket'],
])
const twoWords = new Set([
  ...['ui.react', 'ui.vue', 'ui.svelte', 'ui.angular', 'ui.ember', 'ai.pipeline'],
  ...['function.nextjs', 'function.remix', 'function.gpc', 'function.aws', 'function.azure'],
])
const byAttribute = [
  ['db.system.name', 'db'],
  ['http.request.method', 'http'],
  ['ui.component_name', 'ui'],
  ['resource.render_blocking_status', 'resource'],
] as const

/** Sorts a span into one of Sentry's categories by its operation, else by what only spans of a category carry. */
export function inferCategory(draft: Draft): void {
  if (textAt(draft, 'sentry.category')) return
  const byOp = categoryOfOp((textAt(draft, 'sentry.op') ?? '').toLowerCase())
  const category = byOp ?? categoryOfAttributes(draft)
  if (category !== null)
    putText(draft, byOp === null ? 'category.attributes' : 'category.op', 'sentry.category', category)
}

function categoryOfAttributes(draft: Draft): string | null {
  const found = byAttribute.find(([key]) => textAt(draft, key))
  if (found) return found[1]
  return textAt(draft, 'sentry.origin') === 'auto.ui.browser.metrics' ? 'browser' : null
}

function categoryOfOp(op: string): string | null {
  const [first = '', second = ''] = op.split('.')
  const both = `${first}.${second}`
  if (twoWords.has(both)) return both
  return firstWords.has(first) ? first : null
}
