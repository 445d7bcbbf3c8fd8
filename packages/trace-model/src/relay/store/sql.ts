/** What can be read from the text of a query without a parser; Relay parses SQL and may see more. */

// A quote that is never closed reaches to the end, so that no text is searched twice.
const literals = /'[^']*(?:''[^']*)*(?:'|$)|\$\d+|\?|%s|:\w+\b|@p\d+|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g
const listOfLiterals = /\(\s*%s(?:\s*,\s*%s)*\s*\)/g

/** The query with its literals and placeholders as `%s`, lists of them as one, without quotes around names. */
export function normalizedSql(query: string, system: string | null): string {
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

export function sqlAction(query: string): string | null {
  return actions.exec(query)?.[1]?.toUpperCase() ?? null
}

const tables = /\b(?:from|join|into|update)\s+["`]?([\w.]+(?:["`]\.["`][\w.]+)*)/gi

/** The tables a query names, sorted, each once, between commas as Sentry stores them: `,orders,stock,`. */
export function sqlTables(query: string): string | null {
  const names = [...query.matchAll(tables)].map(
    ([, name = '']) => name.split('.').at(-1)?.replaceAll(/["`]/g, '') ?? '',
  )
  const distinct = [...new Set(names.filter((name) => name !== '' && !keywords.has(name.toLowerCase())))]
  return distinct.length === 0 ? null : `,${distinct.sort().join(',')},`
}

const keywords = new Set(['select', 'set', 'lateral', 'only'])
