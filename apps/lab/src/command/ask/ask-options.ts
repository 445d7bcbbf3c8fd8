import { parseArgs } from 'node:util'
import type { Env } from '../../env.ts'
import { originName } from '../origin-name.ts'
import { toUsageError, UsageError } from '../usage-error.ts'

export type AskOptions = {
  origin: string
  json: boolean
  limit: string
  /** How long a trace is waited for; null: not at all. */
  waitMs: number | null
  help: boolean
  words: string[]
}

export const askUsage = `Asks a lab that runs.

  npm run lab -- traces             its traces, newest first
  npm run lab -- trace [ID]         one trace as a tree; the beginning of an id is enough, none is the newest
  npm run lab -- tail               every trace as it arrives, until Ctrl-C

  --url URL       where the lab is, else LAB_HOST and LAB_PORT
  --limit N       so many traces, else 20
  --wait SECONDS  with trace: until it is linked; 1 when it is not by then
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
        wait: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!URL.canParse(values.url))
      throw new UsageError(`--url=${values.url}: expected an address such as http://localhost:8969`)
    const waitMs = values.wait === undefined ? null : Number(values.wait) * 1_000
    if (waitMs !== null && !(waitMs >= 0)) throw new UsageError(`--wait=${values.wait}: expected seconds`)
    return { ...values, origin: new URL(values.url).origin, waitMs, words: positionals }
  } catch (error) {
    throw toUsageError(error)
  }
}
