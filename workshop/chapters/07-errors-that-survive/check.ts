import { placeOrder } from '../../checks/buyer.ts'
import type { Stage } from '../../checks/stage.ts'
import type { Verdict } from '../../checks/verdict.ts'
import { untilPass } from '../../checks/wait.ts'
import { judgeCrash } from './judge-crash.ts'

/** Passes when an order that crashes leaves its exception in a record on its trace, in no span event, and not in the answer. */
export async function checkErrors({ page, origins, lab }: Stage): Promise<Verdict> {
  const sinceMs = Date.now()
  const order = await placeOrder(page, origins.web, 'backend-crash')
  if ('result' in order) return order
  const answer = await order.body()
  return untilPass(async () => judgeCrash(order, answer, await lab.newTraces(sinceMs), await lab.newLogs(sinceMs)))
}
