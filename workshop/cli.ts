import { parseArgs } from 'node:util'
import { root } from '../scripts/system/root.ts'
import { chosenChapter, currentChapter } from './chosen-chapter.ts'
import { WorkshopError } from './code/workshop-error.ts'
import { answer } from './commands/answer.ts'
import { breakApps } from './commands/break.ts'
import { check } from './commands/check.ts'
import { diff } from './commands/diff.ts'
import { doctor } from './commands/doctor.ts'
import { hint } from './commands/hint.ts'
import { solve, start } from './commands/put.ts'
import { restore } from './commands/restore.ts'
import { status } from './commands/status.ts'
import { verify } from './commands/verify.ts'
import { usage } from './usage.ts'

try {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  })
  const [command = 'help', ...words] = positionals
  process.exitCode = values.help || command === 'help' ? help() : await run(command, words, values)
} catch (error) {
  const { message, code = '' } = error as NodeJS.ErrnoException
  if (!(error instanceof WorkshopError) && !code.startsWith('ERR_PARSE_ARGS')) throw error
  console.error(code === '' ? message : `${message.split(/\. |\n/, 1)[0]}; --help shows what there is`)
  process.exitCode = 2
}

function help(): number {
  console.log(usage)
  return 0
}

async function run(command: string, words: string[], options: { json: boolean }): Promise<number> {
  if (command === 'answer') return answer(root, words)
  const [word, ...rest] = words
  if (rest.length > 0) throw new WorkshopError(`${command} does not take ${rest.join(' ')}; --help shows what there is`)
  if (command === 'start') return start(root, chosenChapter(word))
  if (command === 'solve') return solve(root, currentChapter(root, word))
  if (command === 'check') return check(root, currentChapter(root, word), options)
  if (command === 'hint') return hint(root, currentChapter(root, undefined))
  if (command === 'break') return breakApps(root, word)
  if (command === 'diff') return diff(root, currentChapter(root, word))
  if (command === 'restore') return restore(root, word)
  if (command === 'verify') return verify(root)
  if (command === 'doctor') return doctor(root)
  if (command === 'status') return status(root)
  throw new WorkshopError(`there is no command ${command}; --help shows what there is`)
}
