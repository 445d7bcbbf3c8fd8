import { readEnv } from '../env.ts'
import { askWords, isAskWord } from './ask/ask-words.ts'
import { readStartOptions } from './start-options.ts'
import { usage } from './usage.ts'
import { UsageError } from './usage-error.ts'

/** Carries out a command and returns the exit code: 2 for one that was not understood. A lab that was started goes on running. */
export async function main(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const [word = '', ...rest] = args
    if (isAskWord(word)) {
      const { ask } = await import('./ask/ask.ts')
      return await ask(word, rest, readEnv(environment))
    }
    if (word !== '' && !word.startsWith('-')) {
      throw new UsageError(
        `There is no command '${word}'; there are ${askWords.join(', ')}, and none, which starts a lab`,
      )
    }
    const { variables, open, help } = readStartOptions(args)
    if (help) {
      console.log(usage())
      return 0
    }
    const env = readEnv(environment, variables)
    // Loaded only now: a wrong word is told at once.
    const { serve } = await import('../server.ts')
    return await serve(env, { opensPage: open })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message.replaceAll(/^/gm, 'lab: '))
    return 2
  }
}
