import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Chapter, nameOf } from '../chapters.ts'
import { readProgress, writeProgress } from '../progress.ts'

/** Shows the next rung of the chapter's ladder; after the last, the way to the solution. */
export async function hint(root: string, chapter: Chapter): Promise<number> {
  const rungs = await rungsOf(chapter)
  const { hintsShown } = readProgress(root)
  const rung = rungs[hintsShown]
  if (rung === undefined) {
    console.log(
      `that were all ${rungs.length} hints of chapter ${nameOf(chapter)}; compare with npm run workshop diff, or take npm run workshop solve`,
    )
    return 0
  }
  console.log(`hint ${hintsShown + 1} of ${rungs.length}: ${rung}`)
  await writeProgress(root, { hintsShown: hintsShown + 1 })
  return 0
}

/** The sections of `hints.md`, each with its heading. */
export async function rungsOf({ folder }: Chapter): Promise<string[]> {
  const text = await readFile(join(import.meta.dirname, '../chapters', folder, 'hints.md'), 'utf8')
  return text
    .split(/^## /m)
    .slice(1)
    .map((rung) => rung.trim())
}
