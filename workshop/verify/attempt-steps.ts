import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { chapters, nameOf } from '../chapters.ts'
import { expectCode } from './expectations.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Step } from './steps.ts'

const folder = join(import.meta.dirname, '../chapters')

/** That a solution gone wrong, a patch upon it in the chapter's `wrong/`, is told as the code that it is named by. */
export function attemptSteps({ attempt, check }: Rehearsal): Step[] {
  return chapters.flatMap((chapter) => {
    const patches = globSync(join(folder, chapter.folder, 'wrong/*.patch')).sort()
    return patches.map((patch) => {
      const code = basename(patch, '.patch')
      return {
        name: `chapter ${nameOf(chapter)}: a wrong attempt is told as ${code}`,
        run: async () => {
          await attempt(chapter.number, patch)
          return expectCode(await check(chapter.number), code)
        },
      }
    })
  })
}
