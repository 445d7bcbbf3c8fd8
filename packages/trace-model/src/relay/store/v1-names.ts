import { type Draft, put, putText, textAt } from '../draft.ts'

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
