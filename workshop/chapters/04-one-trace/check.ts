import { placeOrder } from '../../checks/buyer.ts'
import { judgeLink } from '../../checks/judge-link.ts'
import type { Stage } from '../../checks/stage.ts'
import { headersToStranger } from '../../checks/stranger.ts'
import { notYet, type Verdict } from '../../checks/verdict.ts'
import { untilPass } from '../../checks/wait.ts'

/** Passes when one order in a real browser is one trace, and no stranger is told of it. */
export async function checkOneTrace({ page, origins, lab }: Stage): Promise<Verdict> {
  const order = await placeOrder(page, origins.web)
  if ('result' in order) return order
  const verdict = await untilPass(async () => judgeLink(order, await lab.newTraces()))
  if (verdict.result !== 'pass') return verdict
  const leaked = await headersToStranger(page)
  if (leaked.length > 0) {
    return notYet(
      'headers-leak',
      [`another origin was sent ${leaked.join(', ')}`],
      'only the API is sent trace headers',
    )
  }
  return {
    result: 'pass',
    look: [...verdict.look, `see it at ${origins.lab}: open the request span and compare its id`],
  }
}
