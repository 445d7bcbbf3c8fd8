import { type Chapter, chapters, nameOf } from '../chapters.ts'
import { pathsIn } from '../code/stack.ts'
import { startPatch } from '../code/states.ts'
import { expectCode, expectPass } from './expectations.ts'
import { pageProblem } from './expected-output.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Step } from './steps.ts'

/** That a machine is told ready, each start fails for its own reason, each solution passes, and the finished apps pass everything. */
export function chapterSteps(rehearsal: Rehearsal): Step[] {
  const { change, check, runner } = rehearsal
  const ready = {
    name: 'doctor: the machine is ready',
    run: async () => {
      const { code, output } = await runner('doctor')
      return code === 0 ? undefined : output
    },
  }
  const judged = chapters.filter(({ hasPatch }) => hasPatch)
  const own = judged.flatMap((chapter) => stepsOf(chapter, rehearsal))
  // The solution of the last one is the finished apps.
  const finished = judged.slice(0, -1).map((chapter, i) => ({
    name: `chapter ${nameOf(chapter)}: the finished apps pass`,
    run: async () => {
      if (i === 0) await change('restore', 'finished')
      return expectPass(await check(chapter.number))
    },
  }))
  return [ready, ...own, ...finished]
}

function stepsOf(chapter: Chapter, { change, check, typeProblems }: Rehearsal): Step[] {
  const { number, startsWith } = chapter
  const name = (fact: string) => `chapter ${nameOf(chapter)}: ${fact}`
  return [
    {
      name: name(`its start compiles, and is told as ${startsWith}`),
      run: async () => {
        await change('start', String(number))
        const apps = await appsOf(startPatch(chapter))
        const [verdict, ...problems] = await Promise.all([check(number), ...apps.map(typeProblems)])
        return problems.find((problem) => problem !== undefined) ?? expectCode(verdict, startsWith)
      },
    },
    {
      name: name('its solution passes, as its page shows'),
      run: async () => {
        await change('solve', String(number))
        const verdict = await check(number)
        return expectPass(verdict) ?? pageProblem(chapter, verdict)
      },
    },
  ]
}

/** The apps whose files the patches change. */
export async function appsOf(patches: string[]): Promise<string[]> {
  const paths = (await Promise.all(patches.map(pathsIn))).flat()
  return [...new Set(paths.map((path) => path.split('/').slice(0, 2).join('/')))]
}
