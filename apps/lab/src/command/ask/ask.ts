import type { TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import type { Env } from '../../env.ts'
import { UsageError } from '../usage-error.ts'
import { type AskOptions, askUsage, readAskOptions } from './ask-options.ts'
import type { AskWord } from './ask-words.ts'
import { AskError, askLab } from './lab-client.ts'
import { summaryLine } from './summary-line.ts'
import { tail } from './tail.ts'
import { traceText } from './trace-text.ts'
import { waitUntilLinked } from './wait-until-linked.ts'

const print = (text: string) => console.log(text)

/** Asks a lab that runs and prints the answer. Returns the exit code: 1 when there is no answer, which is told. */
export async function ask(word: AskWord, args: string[], env: Env): Promise<number> {
  const options = readAskOptions(args, env)
  // Whoever reads may have read enough.
  process.stdout.on('error', () => process.exit(0))
  try {
    if (options.help) print(askUsage)
    else await askFor[word](options)
    return 0
  } catch (error) {
    if (!(error instanceof AskError)) throw error
    console.error(`lab: ${error.message}`)
    return 1
  }
}

const askFor: Record<AskWord, (options: AskOptions) => Promise<void>> = {
  async traces({ origin, limit, json, words }) {
    refuseWords(words)
    const answer = await askLab<{ traces: TraceSummary[] }>(origin, `/api/traces?limit=${encodeURIComponent(limit)}`)
    if (json) print(JSON.stringify(answer, null, 2))
    else print(answer.traces.map(summaryLine).join('\n') || 'No traces yet.')
  },
  async trace({ origin, json, waitMs, words: [id = '', ...rest] }) {
    refuseWords(rest)
    const read = async () => askLab<TraceDetail>(origin, `/api/traces/${await wholeId(origin, id)}`)
    const trace = await (waitMs === null ? read() : waitUntilLinked(read, waitMs))
    print(json ? JSON.stringify(trace, null, 2) : traceText(trace, process.stdout.columns ?? 120))
    if (waitMs !== null && !trace.verdict.linked) throw new AskError(`it was not linked within ${waitMs / 1_000} s`)
  },
  async tail({ origin, json, words }) {
    refuseWords(words)
    const { signal } = abortedByCtrlC()
    const tell = (summary: TraceSummary) => print(json ? JSON.stringify(summary) : summaryLine(summary))
    await tail({
      origin,
      tell,
      onAway: () => console.error('lab: it is away; waiting for it to come back'),
      signal,
    }).catch((error) => {
      if (!signal.aborted) throw error
    })
  },
}

function abortedByCtrlC(): AbortController {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => controller.abort())
  return controller
}

function refuseWords([word]: string[]): void {
  if (word !== undefined) throw new UsageError(`Unexpected argument '${word}'; --help shows what there is`)
}

/** The id that begins so; that of the newest trace when nothing is given. */
async function wholeId(origin: string, start: string): Promise<string> {
  if (start.length >= 32) return encodeURIComponent(start)
  const { traces } = await askLab<{ traces: TraceSummary[] }>(origin, '/api/traces?limit=10000')
  const found = traces.filter(({ traceId }) => traceId.startsWith(start.toLowerCase()))
  const [newest] = found
  if (newest === undefined)
    throw new AskError(start === '' ? 'there are no traces yet' : `no trace begins with ${start}`)
  if (start !== '' && found.length > 1)
    throw new AskError(`${found.length} traces begin with ${start}: give more of the id`)
  return newest.traceId
}
