import { ATTRIBUTE_METADATA } from '@sentry/conventions/attributes'
import { type Draft, put, putText, remove, textAt } from '../draft.ts'

/** What becomes of a deprecated name: `normalize` moves its value to the successor, `backfill` copies it there. */
type Succession = { name: string; move: boolean }

const placeholder = '<key>'
const known = new Set<string>(Object.keys(ATTRIBUTE_METADATA))
const successions = new Map<string, Succession>()
for (const [name, { deprecation }] of Object.entries(ATTRIBUTE_METADATA)) {
  if (!deprecation?.replacement) continue
  if (deprecation.status !== 'normalize' && deprecation.status !== 'backfill') continue
  successions.set(name, { name: deprecation.replacement, move: deprecation.status === 'normalize' })
}
const patterns = [...successions].filter(([name]) => name.includes(placeholder))

/** Gives deprecated attributes their present names, as `@sentry/conventions` has them. A successor that is there already stays as it is. */
export function renameAttributes(draft: Draft): void {
  for (const key of [...draft.attributes.keys()].sort()) {
    const succession = successionOf(key)
    const attribute = draft.attributes.get(key)
    if (!succession || !attribute) continue
    const rule = succession.move ? 'attribute.renamed' : 'attribute.copied'
    if (succession.move) remove(draft, rule, key)
    if (!draft.attributes.has(succession.name)) put(draft, rule, succession.name, attribute)
  }
}

function successionOf(key: string): Succession | undefined {
  if (known.has(key)) return successions.get(key)
  for (const [pattern, { name, move }] of patterns) {
    const [before = '', after = ''] = pattern.split(placeholder)
    const part = key.slice(before.length, key.length - after.length)
    if (part !== '' && key === before + part + after) return { name: name.replace(placeholder, () => part), move }
  }
  return undefined
}

/** From present names to the ones that older parts of Sentry read; of two with one target the later wins. */
const copies = [
  ['sentry.normalized_db_query', 'sentry.normalized_description'],
  ['db.operation.name', 'sentry.action'],
  ['server.address', 'sentry.domain'],
  ['http.request.method', 'sentry.action'],
  ['http.response.status_code', 'sentry.status_code'],
] as const

export function addV1Names(draft: Draft): void {
  for (const [from, to] of copies) {
    const attribute = draft.attributes.get(from)
    if (attribute) put(draft, 'v1-name.copied', to, attribute)
  }
  const tables = textAt(draft, 'db.collection.name')
  if (tables !== null && !draft.attributes.has('sentry.domain'))
    putText(draft, 'v1-name.copied', 'sentry.domain', `,${tables.replace(/^,/, '').replace(/,$/, '')},`)
}
