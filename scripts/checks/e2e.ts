import { answerHelp } from '../setup/answer-help.mjs'
import { isRoute, type Route, routeNames } from '../system/routes.ts'
import { chooseRoutes } from './e2e-routes.ts'
import { runE2e } from './run-e2e.ts'

answerHelp(
  `npm run e2e [-- --route NAME] [what Playwright takes]

Drives a real Chromium against the real services and asserts headers, spans and logs. Builds the Collector first where a route wants one.

  --route NAME   this route alone, else all: ${routeNames.join(', ')}

  npm run e2e -- --route direct specs/pages/lab-compare.spec.ts
  npm run e2e -- --route direct --grep 'linked'`,
  () => true,
)

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
