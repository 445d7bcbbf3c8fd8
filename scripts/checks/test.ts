import { routeNames } from '../system/routes.ts'
import { type CheckResult, timed } from './check-result.ts'
import { chooseRoutes } from './e2e-routes.ts'
import { runE2e } from './run-e2e.ts'
import { runStaticChecks } from './static-checks.ts'
import { hasFailed, resultLine, totalLine } from './summary.ts'

const print = (result: CheckResult) => console.log(resultLine(result))

const results = await runStaticChecks(print)
results.push(...(await endToEnd()))

console.log(`\n${results.map((result) => resultLine({ ...result, output: '' }).trimEnd()).join('\n')}\n`)
console.log(totalLine(results))
process.exitCode = hasFailed(results) ? 1 : 0

async function endToEnd(): Promise<CheckResult[]> {
  const { routes: runnable, missing } = chooseRoutes([...routeNames])
  const ran = await timed(`e2e ${runnable.join(', ')}`, () => runE2e(runnable))
  if (missing === undefined) return [ran]
  const failed = process.env.CI === 'true' ? 1 : 0
  return [ran, { name: 'e2e, the rest', passed: 0, failed, seconds: 0, output: missing, notRun: missing }]
}
