import { breakPatch, type Card, cards } from '../breaks/cards.ts'
import { wanted } from '../breaks/marks.ts'
import { appsOf } from './chapter-steps.ts'
import { expectCode, expectPass } from './expectations.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Step } from './steps.ts'

/** That each card compiles, is told by its own evidence, is named by its own answer, and is gone when it is undone. */
export function cardSteps(rehearsal: Rehearsal): Step[] {
  const start = {
    name: 'chapter 05: its start is told as cards-left',
    run: async () => {
      await rehearsal.change('start', '5')
      return expectCode(await rehearsal.check(5), 'cards-left')
    },
  }
  return [start, ...cards.flatMap((card, i) => stepsOf(card, i + 1, rehearsal))]
}

function stepsOf(card: Card, nth: number, { change, check, runner, typeProblems }: Rehearsal): Step[] {
  const { number, toldAs, cause } = card
  return [
    {
      name: `card ${number}: it compiles, and is told as ${toldAs}`,
      run: async () => {
        await change('break', String(number))
        const apps = await appsOf([breakPatch(card)])
        const [verdict, ...problems] = await Promise.all([check(5), ...apps.map(typeProblems)])
        return problems.find((problem) => problem !== undefined) ?? expectCode(verdict, toldAs)
      },
    },
    {
      name: `card ${number}: named and undone, it ${nth < wanted ? 'counts' : 'passes'}`,
      run: async () => {
        const { code, output } = await runner('answer', cause)
        if (code !== 0) return output
        await change('restore')
        const verdict = await check(5)
        return nth < wanted ? expectCode(verdict, 'cards-left') : expectPass(verdict)
      },
    },
  ]
}
