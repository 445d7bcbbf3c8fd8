import { join } from 'node:path'
import { breakPatch, cards } from '../breaks/cards.ts'
import { type Chapter, chapters } from '../chapters.ts'
import { type Files, patchedFiles } from './stack.ts'

const folder = join(import.meta.dirname, '../chapters')

/** The patch that takes the chapter's solution off the apps, where it has one. */
export function startPatch({ folder: name, hasPatch }: Chapter): string[] {
  return hasPatch ? [join(folder, name, 'start.patch')] : []
}

/** Every file that the workshop edits is in one of these. */
export const allPatches = [...chapters.flatMap(startPatch), ...cards.map(breakPatch)]

/**
 * Every file that the workshop edits, as it is when the chapter starts: the committed apps without the solutions of the last chapter,
 * of the one before, and so on down to this one.
 */
export function startOf(root: string, chapter: number): Promise<Files> {
  return stateBefore(root, chapter)
}

/** The same once the chapter is solved: what only later chapters add is still missing. */
export function solutionOf(root: string, chapter: number): Promise<Files> {
  return stateBefore(root, chapter + 1)
}

/** The apps as they are committed. */
export function finished(root: string): Promise<Files> {
  return stateBefore(root, Number.POSITIVE_INFINITY)
}

/** The same, broken by a patch. */
export function brokenBy(root: string, patch: string): Promise<Files> {
  return patchedFiles(root, { all: allPatches, applied: [patch] })
}

function stateBefore(root: string, chapter: number): Promise<Files> {
  const missing = chapters.filter(({ number }) => number >= chapter).toReversed()
  return patchedFiles(root, { all: allPatches, applied: missing.flatMap(startPatch) })
}
