import { randomBytes } from 'node:crypto'
import { composeProject } from '../containers/compose-project.ts'
import { root } from '../system/root.ts'
import type { Verdict } from './check-result.ts'
import { runCommand } from './run-command.ts'
import { runE2e } from './run-e2e.ts'
import { sumVitestReports } from './test-reports.ts'

/** Builds the images and drives the system that is made of them, faults included. */
export async function runContainerE2e(args: string[] = []): Promise<Verdict> {
  console.log('building the images, where something changed …')
  const { code, output } = await runCommand('docker', ['compose', '--env-file', '/dev/null', 'build'])
  return code === 0 ? runE2e(['containers'], ['--workers=1', ...args]) : { passed: 0, failed: 1, output }
}

/** The tests of the API once more, on the Postgres of docker-compose.yml. */
export async function runPostgresTests(): Promise<Verdict> {
  const password = randomBytes(8).toString('hex')
  const { compose } = await composeProject('postgres', { POSTGRES_PASSWORD: password })
  try {
    await compose('up', '--wait', 'postgres')
    const address = (await compose('port', 'postgres', '5432')).trim()
    const env = { TEST_POSTGRES_URL: `postgres://checkout:${password}@${address}/checkout` }
    const { output } = await runCommand('npm', ['run', 'test:postgres', '--workspace', 'apps/api'], env)
    return { ...(await sumVitestReports([`${root}/apps/api/.reports/vitest-postgres.json`])), output }
  } finally {
    await compose('down', '--volumes')
  }
}
