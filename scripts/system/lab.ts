// `npm run lab`: the lab alone, for use with someone else's app. Whatever follows `--` goes to the lab's own command.
import { buildPages } from './build-pages.ts'
import { userEnvironment } from './environment.ts'
import { labCommand } from './processes.ts'

const given = process.argv.slice(2)
const environment = userEnvironment()
const { args, env } = labCommand(environment)

if (startsLab(given)) {
  try {
    console.log('building the lab’s pages, where they changed …')
    await buildPages(environment, { app: 'lab' })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
// The lab takes the place of this process, so that a Ctrl-C and the exit code are its own.
process.execve?.(process.execPath, [process.execPath, ...args, ...given], env)

/** A first word that is no flag is a question to a lab that runs. */
function startsLab([first = '', ...rest]: string[]): boolean {
  return (first === '' || first.startsWith('-')) && ![first, ...rest].some((arg) => arg === '--help' || arg === '-h')
}
