// `npm run stop`: asks a running `npm start` to stop, or ends what one that crashed has left.
import { setTimeout as wait } from 'node:timers/promises'
import { answerHelp } from '../setup/answer-help.mjs'
import { isAlive, readRecord, recordPath, removeRecord } from '../setup/run-record.mjs'

answerHelp(
  `npm run stop

Asks the system that was started here to stop, or ends what one that crashed has left.`,
  (word) => !word.startsWith('-'),
)

const path = process.argv[2] ?? recordPath
const record = readRecord(path)
const known = record === undefined ? [] : [record.supervisor, ...record.processes]

if (!known.some(isAlive)) {
  console.log('Nothing is running.')
} else {
  const [supervisor, ...processes] = known
  if (supervisor && isAlive(supervisor)) await end(supervisor, 8_000)
  for (const left of processes.filter(isAlive)) await end(left, 3_000)
  console.log('Stopped.')
}
if (record !== undefined) removeRecord(path)

/**
 * SIGTERM, and SIGKILL to its group when that is not enough.
 * @param {import('../setup/run-record.mjs').RecordedProcess} process
 * @param {number} patienceMs
 */
async function end(process, patienceMs) {
  console.log(`stopping ${process.name} (pid ${process.pid}) …`)
  signal(process.pid, 'SIGTERM')
  const deadline = Date.now() + patienceMs
  while (isAlive(process) && Date.now() < deadline) await wait(50)
  if (!isAlive(process)) return
  signal(process.pid, 'SIGKILL')
  signal(-process.pid, 'SIGKILL')
}

/**
 * @param {number} target
 * @param {NodeJS.Signals} name
 */
function signal(target, name) {
  try {
    process.kill(target, name)
  } catch {
    // It has just ended by itself, or leads no group.
  }
}
