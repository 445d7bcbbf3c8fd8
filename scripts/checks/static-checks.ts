import { root } from '../system/root.ts'
import { type CheckResult, fromProblems, timed } from './check-result.ts'
import { validateCollectorConfigs } from './configs/collector-configs.ts'
import { validateComposeFiles } from './configs/compose-configs.ts'
import { docsProblems } from './docs.ts'
import { importProblems } from './import-directions.ts'
import { runCommand, runTurbo, verdictOf } from './run-command.ts'
import { runUnitTests } from './unit-tests.ts'

/** Everything that needs no browser, in two lanes for two cores; `report` hears of each result as it comes. */
export async function runStaticChecks(report: (result: CheckResult) => void): Promise<CheckResult[]> {
  const lanes = [
    [
      () => timed('types', async () => verdictOf(await runTurbo('typecheck', ['--concurrency=2']))),
      () => timed('unit tests', () => runUnitTests(root)),
    ],
    [
      () =>
        timed('lint and format', async () =>
          verdictOf(await runCommand('biome', ['check', '--error-on-warnings', '.'])),
        ),
      () => timed('unused code', async () => verdictOf(await runCommand('knip', ['--no-progress']))),
      () => timed('import directions', async () => fromProblems(importProblems(root))),
      () => timed('documentation', async () => fromProblems(docsProblems(root))),
      () => timed('collector configs', () => validateCollectorConfigs(root)),
      () => timed('compose files', () => validateComposeFiles(root)),
    ],
  ]
  const results = await Promise.all(lanes.map((lane) => runLane(lane, report)))
  return results.flat()
}

async function runLane(
  lane: (() => Promise<CheckResult>)[],
  report: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of lane) {
    const result = await check()
    report(result)
    results.push(result)
  }
  return results
}
