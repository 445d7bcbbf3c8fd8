import { chapters, nameOf } from '../chapters.ts'
import { differing, savedCopies } from '../code/saved-copies.ts'
import { readFiles } from '../code/stack.ts'
import { finished, startOf } from '../code/states.ts'
import { readProgress } from '../progress.ts'

/** Says where the learner is, which files differ from the chapter's start, and what is kept. */
export async function status(root: string): Promise<number> {
  const { chapter: number, lastResult } = readProgress(root)
  const chapter = chapters.find((each) => each.number === number)
  const base = chapter ? await startOf(root, chapter.number) : await finished(root)
  const changed = differing(base, await readFiles(root, base.keys()))
  console.log(`chapter     ${chapter ? nameOf(chapter) : 'none yet: npm run workshop start 1'}`)
  console.log(
    `changed     ${changed.length > 0 ? changed.join(', ') : `nothing since ${chapter ? 'its start' : 'the commit'}`}`,
  )
  console.log(`last check  ${lastResult ?? 'none'}`)
  console.log(`kept        ${savedCopies(root).join(', ') || 'nothing'}`)
  return 0
}
