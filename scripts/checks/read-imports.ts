import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

/** Everything the file imports or exports from elsewhere, types included, as written. */
export function readImports(path: string): string[] {
  const source = readFileSync(path, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(path, source).module
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...dynamicImports.flatMap(({ moduleRequest: { start, end } }) => literal(source.slice(start, end))),
  ]
}

function literal(expression: string): string[] {
  const found = /^['"`]([^'"`$]+)['"`]$/.exec(expression.trim())
  return found?.[1] === undefined ? [] : [found[1]]
}
