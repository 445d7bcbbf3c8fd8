import { whyNoContainers } from '../containers/why-no-containers.ts'
import { answerHelp } from '../setup/answer-help.mjs'
import { routeNames } from '../system/routes.ts'
import { type CheckResult, timed } from './check-result.ts'
import { chooseRoutes } from './e2e-routes.ts'
import { runContainerE2e, runPostgresTests } from './run-container-tests.ts'
import { runE2e } from './run-e2e.ts'
import { runWorkshop } from './run-workshop.ts'
import { runStaticChecks } from './static-checks.ts'
import { hasFailed, resultLine, totalLine } from './summary.ts'

answerHelp(`npm test

What \`npm run check\` does, then the end-to-end tests on every route in a real Chromium, the workshop by its own checks, and what needs
containers where docker is. Ends with the sum, and with 1 where something failed. One workspace alone: npm test --workspace apps/api. One route alone: npm run e2e -- --route direct.`)

const print = (result: CheckResult) => console.log(resultLine(result))

const results = await runStaticChecks(print)
results.push(...(await endToEnd()))
results.push(await timed('workshop', runWorkshop))
results.push(...(await inContainers()))

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

async function inContainers(): Promise<CheckResult[]> {
  const missing = await whyNoContainers()
  if (missing !== undefined)
    return [
      { name: 'containers', passed: 0, failed: 0, seconds: 0, output: '', notRun: `${missing}, so they were left out` },
    ]
  const postgres = await timed('api on Postgres', runPostgresTests)
  print(postgres)
  return [postgres, await timed('e2e containers', () => runContainerE2e())]
}
