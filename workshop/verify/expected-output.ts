import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Chapter, nameOf } from '../chapters.ts'
import { report } from '../checks/report.ts'
import type { Verdict } from '../checks/verdict.ts'

const folder = join(import.meta.dirname, '../chapters')

/** What the page says that a pass looks like, and what it does look like, if they are not the same but for ids, numbers and spaces. */
export async function pageProblem(chapter: Chapter, verdict: Verdict): Promise<string | undefined> {
  const page = await readFile(join(folder, chapter.folder, 'README.md'), 'utf8')
  const shown = page.split('\n## Checkpoint\n')[1]?.match(/^```text\n([\s\S]*?)^```/m)?.[1] ?? ''
  const seen = report(nameOf(chapter), verdict, 0)
  return masked(shown) === masked(seen) ? undefined : `the page shows\n${shown}\nand the check says\n${seen}`
}

function masked(text: string): string {
  return text
    .replace(/ +[\d.]+ s$/m, '')
    .replace(/\b[0-9a-f]{8,32}\b/g, 'ID')
    .replace(/\d+/g, 'N')
    .replace(/\s+/g, ' ')
    .trim()
}
