import { type Chapter, nameOf } from '../chapters.ts'
import { putFiles } from '../code/saved-copies.ts'
import type { Files } from '../code/stack.ts'
import { solutionOf, startOf } from '../code/states.ts'
import { writeProgress } from '../progress.ts'

/** Puts the apps at the start of the chapter, whatever was in the files; that is kept and its place is printed. */
export async function start(root: string, chapter: Chapter): Promise<number> {
  await put(root, await startOf(root, chapter.number), `start of chapter ${nameOf(chapter)}`)
  await writeProgress(root, { chapter: chapter.number, hintsShown: 0, lastResult: null })
  console.log(`\nread workshop/chapters/${chapter.folder}/README.md, then: npm run workshop check`)
  return 0
}

/** Puts the chapter's solution there, with the same care. */
export async function solve(root: string, chapter: Chapter): Promise<number> {
  await put(root, await solutionOf(root, chapter.number), `solution of chapter ${nameOf(chapter)}`)
  await writeProgress(root, { chapter: chapter.number })
  console.log('\nsee what it says: npm run workshop check')
  return 0
}

/** Writes the files and says of each what it is, and where the earlier ones are kept. */
export async function put(root: string, files: Files, what: string): Promise<void> {
  const { written, savedIn } = await putFiles(root, files)
  const lines = written.map((path) => `  ${path.padEnd(44)} ${what}`)
  console.log(lines.length > 0 ? lines.join('\n') : `  every file is already the ${what}`)
  if (savedIn) console.log(`\nwhat was there is kept in ${savedIn}: npm run workshop restore`)
  if (written.length > 0) console.log('under npm run dev the shop reloads by itself, and the API restarts')
}
