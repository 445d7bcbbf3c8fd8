import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the learner is. Safe to delete. */
export type Progress = {
  chapter: number | null
  /** How many rungs of the chapter's hints were shown. */
  hintsShown: number
  /** What the last check of the chapter said. */
  lastResult: string | null
  /** The card that lies on the table. */
  card: number | null
  /** Cards whose cause was named, and cards whose break was repaired. */
  named: number[]
  repaired: number[]
}

const none: Progress = { chapter: null, hintsShown: 0, lastResult: null, card: null, named: [], repaired: [] }
const fileOf = (root: string) => join(root, '.workshop/progress.json')

/** A file that cannot be read counts as none. */
export function readProgress(root: string): Progress {
  if (!existsSync(fileOf(root))) return none
  try {
    return { ...none, ...JSON.parse(readFileSync(fileOf(root), 'utf8')) }
  } catch {
    return none
  }
}

export async function writeProgress(root: string, changes: Partial<Progress>): Promise<void> {
  await mkdir(dirname(fileOf(root)), { recursive: true })
  await writeFile(fileOf(root), `${JSON.stringify({ ...readProgress(root), ...changes }, null, 2)}\n`)
}
