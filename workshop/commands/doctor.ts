import { findChromium } from '../../scripts/checks/find-chromium.ts'
import { userEnvironment } from '../../scripts/system/environment.ts'
import { busyPorts, servicePortNames } from '../../scripts/system/ports.ts'
import { readSettings } from '../../scripts/system/settings.ts'
import { chapters } from '../chapters.ts'
import { runCheck } from '../checks/run-check.ts'
import { findSystem } from '../checks/running-system.ts'
import { git } from '../code/git.ts'
import { differing } from '../code/saved-copies.ts'
import { readFiles } from '../code/stack.ts'
import { finished } from '../code/states.ts'

/** What is looked at, and how; gives a word about it, and throws where it keeps the workshop from working. */
type Question = [name: string, ask: () => Promise<string>]

/** Says a day before whether this machine is ready. Gives 0 only when a real order through the finished apps became one trace. */
export async function doctor(root: string): Promise<number> {
  let isReady = true
  for (const [name, ask] of questions(root)) {
    const answer = await ask().then(
      (text) => `ok       ${text}`,
      (error: Error) => `MISSING  ${error.message}`,
    )
    if (answer.startsWith('MISSING')) isReady = false
    console.log(`${name.padEnd(10)} ${answer}`)
  }
  console.log(isReady ? '\nready' : '\nnot ready yet: see to what is missing, and ask again')
  return isReady ? 0 : 1
}

function questions(root: string): Question[] {
  return [
    ['node', async () => process.version],
    ['git', async () => (await git(root, ['rev-parse', '--short', 'HEAD'])).toString().trim()],
    ['browser', () => findChromium(() => {})],
    ['system', systemOrPorts],
    ['apps', () => unchanged(root)],
    ['order', () => linkedOrder(root)],
  ]
}

/** Where nothing runs, its ports have to be free. */
async function systemOrPorts(): Promise<string> {
  const running = await findSystem().catch(() => null)
  if (running) return `runs at ${running.web}`
  const busy = await busyPorts(readSettings(userEnvironment()).ports, [...servicePortNames])
  throw new Error(busy.length > 0 ? busy.join('; ') : 'it does not run: npm run dev in another terminal')
}

async function unchanged(root: string): Promise<string> {
  const files = await finished(root)
  const changed = differing(files, await readFiles(root, files.keys()))
  if (changed.length > 0) throw new Error(`${changed.join(', ')} changed: npm run workshop restore finished`)
  return 'as committed'
}

/** The machine is ready only if a linked trace arrived. */
async function linkedOrder(root: string): Promise<string> {
  const oneTrace = chapters.find(({ number }) => number === 4)
  if (!oneTrace) throw new Error('there is no chapter 04')
  const verdict = await runCheck(root, oneTrace)
  if (verdict.result === 'pass') return verdict.look[0] ?? ''
  throw new Error(verdict.result === 'could not run' ? `${verdict.why}; ${verdict.todo}` : verdict.found.join(' '))
}
