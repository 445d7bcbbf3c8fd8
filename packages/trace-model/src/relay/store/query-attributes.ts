import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Draft, putMissing, putText, textAt } from '../draft.ts'
import { normalizedSql, sqlAction, sqlTables } from './sql.ts'

const hashDigits = 16
const maxQueryLength = 65_536
/** Systems whose queries are not SQL. */
const otherLanguages = new Set(['redis', 'mongodb', 'elasticsearch', 'opensearch', 'memcached'])

/** Fills in what the text of a database query says: its shape with a hash, its operation, its tables. */
export function normalizeQuery(draft: Draft): void {
  if (textAt(draft, 'sentry.normalized_db_query') !== null) return
  const isDb = textAt(draft, 'sentry.op')?.split('.')[0] === 'db'
  const query = textAt(draft, 'db.query.text') ?? (isDb ? textAt(draft, 'sentry.description') : null)
  const system = textAt(draft, 'db.system.name')
  if (query !== null && query.length <= maxQueryLength && !otherLanguages.has(system ?? ''))
    readSql(draft, query, system)
  const operation = textAt(draft, 'db.operation.name')
  if (operation !== null) putText(draft, 'db-operation.upper-case', 'db.operation.name', operation.toUpperCase())
}

function readSql(draft: Draft, query: string, system: string | null): void {
  const normalized = normalizedSql(query, system)
  putText(draft, 'unverified.query', 'sentry.normalized_db_query', normalized)
  putText(draft, 'unverified.query', 'sentry.normalized_db_query.hash', hashOf(normalized))
  const action = sqlAction(query)
  if (action !== null)
    putMissing(draft, 'unverified.db-operation', 'db.operation.name', { type: 'string', value: action })
  const tables = sqlTables(query)
  if (tables !== null)
    putMissing(draft, 'unverified.db-collection', 'db.collection.name', { type: 'string', value: tables })
}

function hashOf(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text.toWellFormed()))).slice(0, hashDigits)
}
