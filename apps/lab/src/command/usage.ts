import { askWords } from './ask/ask-words.ts'
import { settingFlags, startFlags } from './start-options.ts'

/** Settings that are no flags. */
const variables = [
  ['', 'LAB_ALLOWED_HOSTS', 'more names under which it may be read, with commas'],
  ['', 'LAB_FORWARD_DSN', 'passes everything on to that project; else nothing is'],
  ['', 'LAB_FORWARD_OTLP_ENDPOINT', 'passes OTLP on to there, with the key in'],
  ['', 'LAB_FORWARD_OTLP_PUBLIC_KEY', ''],
]

/** What the command is for and every flag with its variable. */
export function usage(): string {
  const settings = Object.entries(settingFlags).map(([name, { value, variable, says }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    variable,
    says,
  ])
  return `Takes what Sentry takes and shows browser and backend as one trace.

  node apps/lab/src/cli.ts [flags]    or    npm run lab -- [flags]

${columns([...settings, ...variables])}

${columns([
  ['--open', '', startFlags.open.says],
  ['-h, --help', '', startFlags.help.says],
])}

A flag wins over its variable. A lab that runs is asked with the words ${askWords.join(', ')}; each has its own --help.`
}

function columns(rows: string[][]): string {
  return rows
    .map(([flag = '', variable = '', says = '']) => `  ${flag.padEnd(21)} ${variable.padEnd(27)} ${says}`)
    .join('\n')
}
