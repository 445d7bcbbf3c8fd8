import { parseArgs } from 'node:util'
import type { Env } from '../../env.ts'
import { originName } from '../origin-name.ts'
import { toUsageError, UsageError } from '../usage-error.ts'

export type AskOptions = { origin: string; json: boolean; limit: string; help: boolean; words: string[] }

export const askUsage = `Asks a lab that runs.

  npm run lab -- traces             its traces, newest first
  npm run lab -- trace [ID]         one trace as a tree; the beginning of an id is enough, none is the newest
  npm run lab -- tail               every trace as it arrives, until Ctrl-C

  --url URL       where the lab is, else LAB_HOST and LAB_PORT
  --limit N       so many traces, else 20
  --json          what the read API answers; a line for each trace with tail
  -h, --help      shows this`

/** Throws a `UsageError` that names what is not understood. */
export function readAskOptions(args: string[], { LAB_HOST: host, LAB_PORT: port }: Env): AskOptions {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string', default: `http://${originName(host)}:${port}` },
        limit: { type: 'string', default: '20' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!URL.canParse(values.url))
      throw new UsageError(`--url=${values.url}: expected an address such as http://localhost:8969`)
    return { ...values, origin: new URL(values.url).origin, words: positionals }
  } catch (error) {
    throw toUsageError(error)
  }
}
