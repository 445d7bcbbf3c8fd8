import { globSync } from 'node:fs'
import { join } from 'node:path'
import { findCollector } from '../setup/find-collector.mjs'
import { fromProblems, type Verdict } from './check-result.ts'
import { runCommand } from './run-command.ts'

/** Lets the Collector itself judge every configuration in collector/. */
export async function validateCollectorConfigs(root: string): Promise<Verdict> {
  const binary = findCollector()
  if (binary === undefined) return { passed: 0, failed: 0, output: '', notRun: 'no Collector here: npm run collector' }
  const configs = globSync('collector/*.yaml', { cwd: root, exclude: ['collector/builder-config.yaml'] })
  const results = await Promise.all(
    configs.map(async (config) => {
      const { code, output } = await runCommand(binary, ['validate', '--config', join(root, config)])
      return code === 0 ? [] : [`${config}: ${output.trim()}`]
    }),
  )
  return fromProblems(results.flat())
}
