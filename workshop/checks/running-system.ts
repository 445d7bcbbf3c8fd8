import { setTimeout as pause } from 'node:timers/promises'
import { userEnvironment } from '../../scripts/system/environment.ts'
import { readSettings } from '../../scripts/system/settings.ts'
import { CannotRunError } from './cannot-run-error.ts'
import type { Stage } from './stage.ts'

const start = 'start everything with `npm run dev` in another terminal, and leave it running'
const readTerminal = 'read the terminal of `npm run dev`: an error in the code may have stopped it'
/** A service that was just edited restarts meanwhile. */
const patienceMs = 8_000

/** The system that runs, found by what the shop tells every browser. Throws a `CannotRunError` that says what is missing. */
export async function findSystem(): Promise<Stage['origins']> {
  const web = `http://localhost:${readSettings(userEnvironment()).ports.web}`
  const script = await (await answerOf('the shop', `${web}/config.js`, start)).text()
  const json = /^globalThis\.shopSettings = (\{.*\})\s*$/.exec(script)?.[1]
  if (json === undefined) throw new CannotRunError(`at ${web} is not the shop, but another program`, start)
  const { apiOrigin: api, labOrigin: lab } = JSON.parse(json) as { apiOrigin: string; labOrigin: string }
  await answerOf('the lab', `${lab}/healthz`, start)
  await answerOf('the API', `${api}/healthz`, readTerminal, patienceMs)
  return { web, api, lab }
}

async function answerOf(name: string, url: string, todo: string, withinMs = 0): Promise<Response> {
  const endMs = performance.now() + withinMs
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return answer
    const says = answer ? `HTTP ${answer.status}` : 'no answer'
    if (performance.now() > endMs) throw new CannotRunError(`${name}: ${says} at ${url}`, todo)
    await pause(250)
  }
}
