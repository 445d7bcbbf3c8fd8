import { busyPorts } from './ports.ts'
import { type ProcessPlan, planProcesses, type SystemPlan } from './processes.ts'
import { extraPorts, isRoute, type Route } from './routes.ts'
import { describeRoute } from './terminal/overview.ts'

/**
 * Changes the route of a running system and returns what to tell the person. Only the processes that the route concerns are
 * started again. When one of them fails the earlier route comes back, and the thrown error says why.
 */
export function routeChanger(
  running: SystemPlan,
  change: (plans: ProcessPlan[]) => Promise<string[]>,
  print: (text: string) => void,
) {
  let plan = running

  return async (route: string): Promise<string> => {
    if (!isRoute(route)) throw new Error(`there is no route ${route}`)
    if (route === plan.route) return `route ${route} is on already`
    const next = { ...plan, route }
    const plans = planProcesses(next)
    await requireFreePorts(plan.route, next)
    print(`changing the route from ${plan.route} to ${route} …`)
    try {
      const names = await change(plans)
      plan = next
      print(describeRoute(plan))
      return `${describeRoute(plan)}\n  started again: ${names.join(', ')}`
    } catch (error) {
      await change(planProcesses(plan))
      const reason = error instanceof Error ? error.message : String(error)
      print(`route ${route} did not start, so ${plan.route} is on again: ${reason}`)
      throw new Error(`route ${route} did not start, so ${plan.route} is on again:\n${reason}`)
    }
  }
}

async function requireFreePorts(from: Route, { route, ports }: SystemPlan): Promise<void> {
  const held = extraPorts(from)
  const busy = await busyPorts(
    ports,
    extraPorts(route).filter((name) => !held.includes(name)),
  )
  if (busy.length > 0) throw new Error(busy.join('\n'))
}
