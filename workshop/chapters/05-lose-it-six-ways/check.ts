import { cardOnTable, doneCards, mark, wanted } from '../../breaks/marks.ts'
import type { Stage } from '../../checks/stage.ts'
import { notYet, type Verdict } from '../../checks/verdict.ts'
import { checkOneTrace } from '../04-one-trace/check.ts'

/** Judges the repair of the card on the table as chapter 04 does; passes when enough cards are named and repaired. */
export async function checkCards(stage: Stage): Promise<Verdict> {
  const verdict = await checkOneTrace(stage)
  if (verdict.result !== 'pass') return verdict
  const card = cardOnTable(stage.root)
  if (card) await mark(stage.root, 'repaired', card)
  const done = doneCards(stage.root)
  const found = `one click is one trace, and ${done.length} of ${wanted} cards are named and repaired`
  if (done.length >= wanted) return { result: 'pass', look: [found] }
  return notYet('cards-left', [found], `${wanted} cards, each named by answer and then repaired`)
}
