import { findCollector } from '../setup/find-collector.mjs'
import { buildPages } from './build-pages.ts'
import { listenForChanges } from './control.ts'
import { userEnvironment } from './environment.ts'
import { busyPorts, servicePortNames } from './ports.ts'
import { type ProcessPlan, planMigration, planProcesses, type SystemPlan } from './processes.ts'
import { routeChanger } from './route-changer.ts'
import { extraPorts } from './routes.ts'
import { readSettings } from './settings.ts'
import { readOptions, type StartOptions, usage } from './start-options.ts'
import { runOnce } from './supervise/run-once.ts'
import { supervise } from './supervise/supervise.ts'
import { lineRenderer } from './terminal/log-lines.ts'
import { overview } from './terminal/overview.ts'

const print = (text: string) => console.log(text)
// A terminal that was closed must not keep the processes from being stopped.
process.stdout.on('error', () => {})

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) print(usage)
  else process.exitCode = await start(planSystem(options))
} catch (error) {
  const { message, code = '' } = error as NodeJS.ErrnoException
  const isUsage = code.startsWith('ERR_PARSE_ARGS')
  console.error(isUsage ? `${message.split(/\. |\n/, 1)[0]}; --help shows what there is` : message)
  process.exitCode = isUsage ? 2 : 1
}

function planSystem({ route, watch }: StartOptions): SystemPlan {
  const environment = userEnvironment()
  const collectorBinary = findCollector(environment)
  return {
    ...readSettings(environment),
    environment,
    watch,
    collectorBinary,
    route: route ?? (collectorBinary === undefined ? 'direct' : 'collector'),
  }
}

async function start(plan: SystemPlan): Promise<number> {
  const plans = planProcesses(plan)
  const busy = await busyPorts(plan.ports, [...servicePortNames, ...extraPorts(plan.route)])
  if (busy.length > 0) throw new Error(busy.join('\n'))

  const render = lineRenderer({ useColour: process.stdout.isTTY === true && !process.env.NO_COLOR })
  const onLine = (name: string, line: string) => {
    const text = render(name, line)
    if (text !== undefined) print(text)
  }
  return supervise({ plans, onLine, print, onReady, prepare })

  function onReady(change: (plans: ProcessPlan[]) => Promise<string[]>): void {
    print(overview(plan))
    listenForChanges(routeChanger(plan, change, print))
  }

  async function prepare(signal: AbortSignal): Promise<void> {
    if (!plan.watch) {
      print('building the shop and the lab’s viewer, where they changed …')
      await buildPages(plan.environment, { signal })
    }
    print('preparing the database …')
    await runOnce(planMigration(plan), { signal })
    print(`starting ${plans.map(({ name }) => name).join(', ')} …`)
  }
}
