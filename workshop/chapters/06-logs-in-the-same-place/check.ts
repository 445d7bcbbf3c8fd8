import { placeOrder } from '../../checks/buyer.ts'
import type { Stage } from '../../checks/stage.ts'
import type { Verdict } from '../../checks/verdict.ts'
import { untilPass } from '../../checks/wait.ts'
import { cases, judgeEvents } from './judge-events.ts'

/** Passes when the events of an order, and of one that is declined, are records on the spans of its trace. */
export async function checkLogs({ page, origins, lab }: Stage): Promise<Verdict> {
  const look: string[] = []
  for (const each of cases) {
    const sinceMs = Date.now()
    const order = await placeOrder(page, origins.web, each.scenario)
    if ('result' in order) return order
    const verdict = await untilPass(async () =>
      judgeEvents(order, each, await lab.newTraces(sinceMs), await lab.newLogs(sinceMs)),
    )
    if (verdict.result !== 'pass') return verdict
    look.push(...verdict.look)
  }
  return { result: 'pass', look: [...look, `see them at ${origins.lab}/logs, and each on its span`] }
}
