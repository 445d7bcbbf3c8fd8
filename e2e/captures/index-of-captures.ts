import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Row = { name: string; broken: string; version: string }

const head = `# Captures of broken apps

One trace each, as the lab exported it while the real apps ran broken in one way. \`npm run captures\` records them anew, and
\`verdicts.test.ts\` says what is made of them. A name begins with the code of the verdict.

| capture | what was broken | the apps as of |
|---|---|---|
`

/** Writes a capture down in the table beside it. */
export async function note(folder: string, row: Row): Promise<void> {
  const file = join(folder, 'README.md')
  const text = existsSync(file) ? await readFile(file, 'utf8') : head
  const rows = text
    .slice(head.length)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(`| \`${row.name}\` |`))
  rows.push(`| \`${row.name}\` | ${row.broken} | ${row.version} |`)
  await writeFile(file, `${head}${rows.sort().join('\n')}\n`)
}
