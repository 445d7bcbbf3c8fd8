import { type Chapter, chapters } from './chapters.ts'
import { WorkshopError } from './code/workshop-error.ts'
import { readProgress } from './progress.ts'

/** The chapter of that number. Throws a `WorkshopError` that says which there are. */
export function chosenChapter(number: string | undefined): Chapter {
  const chapter = chapters.find((each) => each.number === Number(number))
  if (chapter) return chapter
  const all = chapters.map((each) => each.number).join(', ')
  throw new WorkshopError(
    number === undefined ? `which chapter? There are ${all}` : `there is no chapter ${number}, only ${all}`,
  )
}

/** The chapter of that number, else the one that was started last. */
export function currentChapter(root: string, number: string | undefined): Chapter {
  const { chapter } = readProgress(root)
  if (number === undefined && chapter === null)
    throw new WorkshopError('no chapter is started yet: npm run workshop start 1')
  return chosenChapter(number ?? String(chapter))
}
