import { isRoute, type Route, routeNames } from '../system/routes.ts'
import { chooseRoutes } from './e2e-routes.ts'
import { runE2e } from './run-e2e.ts'

const { wanted, rest } = readArguments(process.argv.slice(2))
const { routes: runnable, missing } = chooseRoutes(wanted)

if (missing !== undefined) console.error(`cannot run ${missing}`)
const verdict = missing === undefined ? await runE2e(runnable, rest) : { failed: 1 }
process.exitCode = verdict.failed === 0 ? 0 : 1

/** `--route NAME` or `--route all`; everything else is passed on to Playwright. */
function readArguments(args: string[]): { wanted: Route[]; rest: string[] } {
  const at = args.indexOf('--route')
  if (at === -1) return { wanted: [...routeNames], rest: args }
  const name = args[at + 1] ?? ''
  if (name !== 'all' && !isRoute(name)) {
    console.error(`--route is ${routeNames.join(', ')} or all, not "${name}"`)
    process.exit(2)
  }
  return { wanted: name === 'all' ? [...routeNames] : [name], rest: args.toSpliced(at, 2) }
}
