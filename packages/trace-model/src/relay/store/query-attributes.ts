import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Draft, putMissing, putText, textAt } from '../draft.ts'

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

/** Read without a parser; Relay parses SQL and may see more. */
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

// A quote that is never closed reaches to the end, so that no text is searched twice.
const literals = /'[^']*(?:''[^']*)*(?:'|$)|\$\d+|\?|%s|:\w+\b|@p\d+|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g
const listOfLiterals = /\(\s*%s(?:\s*,\s*%s)*\s*\)/g

/** The query with its literals and placeholders as `%s`, lists of them as one, without quotes around names. */
function normalizedSql(query: string, system: string | null): string {
  const text = system === 'mysql' ? query.replaceAll(/"[^"]*(?:""[^"]*)*(?:"|$)/g, '%s') : query.replaceAll('"', '')
  return text
    .replaceAll(literals, '%s')
    .replaceAll(listOfLiterals, '(%s)')
    .replaceAll('`', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const actions =
  /^\s*(select|insert|update|delete|set|release savepoint|rollback to savepoint|savepoint|begin|commit|rollback|create|alter|drop|with|explain|replace|truncate|pragma)\b/i

function sqlAction(query: string): string | null {
  return actions.exec(query)?.[1]?.toUpperCase() ?? null
}

const tables = /\b(?:from|join|into|update)\s+["`]?([\w.]+(?:["`]\.["`][\w.]+)*)/gi

/** The tables a query names, sorted, each once, between commas as Sentry stores them: `,orders,stock,`. */
function sqlTables(query: string): string | null {
  const names = [...query.matchAll(tables)].map(
    ([, name = '']) => name.split('.').at(-1)?.replaceAll(/["`]/g, '') ?? '',
  )
  const distinct = [...new Set(names.filter((name) => name !== '' && !keywords.has(name.toLowerCase())))]
  return distinct.length === 0 ? null : `,${distinct.sort().join(',')},`
}

const keywords = new Set(['select', 'set', 'lateral', 'only'])
