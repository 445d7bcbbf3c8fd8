import { globSync } from 'node:fs'
import { whyNoContainers } from '../../containers/why-no-containers.ts'
import { fromProblems, type Verdict } from '../check-result.ts'
import { runCommand } from '../run-command.ts'

const base = 'docker-compose.yml'

/** What compose.sentry.yml insists on; nothing is sent there. */
const sentry = {
  VITE_SENTRY_DSN: 'https://key@sentry.example/1',
  SENTRY_DSN: 'https://key@sentry.example/2',
  SENTRY_OTLP_ENDPOINT: 'https://sentry.example/api/3/integration/otlp',
  SENTRY_OTLP_PUBLIC_KEY: 'key',
}

/** Lets compose itself judge docker-compose.yml, with each override and with every profile. */
export async function validateComposeFiles(root: string): Promise<Verdict> {
  const notRun = await whyNoContainers()
  if (notRun !== undefined) return { passed: 0, failed: 0, output: '', notRun }
  const overrides = globSync('compose.*.yml', { cwd: root })
  const choices = [['--profile', '*'], ...overrides.map((file) => ['--file', file])]
  const problems = await Promise.all(
    choices.map(async (choice) => {
      const args = ['compose', '--env-file', '/dev/null', '--file', base, ...choice, 'config', '--quiet']
      const { code, output } = await runCommand('docker', args, sentry)
      return code === 0 ? [] : [`docker ${args.join(' ')}: ${output.trim()}`]
    }),
  )
  return fromProblems(problems.flat())
}
