import { join } from 'node:path'
import { root } from '../../scripts/system/root.ts'
import { attemptSteps } from './attempt-steps.ts'
import { cardSteps } from './card-steps.ts'
import { chapterSteps } from './chapter-steps.ts'
import { rehearse } from './rehearsal.ts'
import { runSteps } from './steps.ts'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())

console.log('starting the system …')
const rehearsal = await rehearse(join(root, '.workshop/data'), stop.signal)
try {
  const steps = [...chapterSteps(rehearsal), ...attemptSteps(rehearsal), ...cardSteps(rehearsal)]
  const { passed, failed } = await runSteps(steps, stop.signal)
  console.log(stop.signal.aborted ? 'stopped' : `\n${passed} passed, ${failed} failed`)
  process.exitCode = stop.signal.aborted || failed > 0 ? 1 : 0
} finally {
  await rehearsal.stop()
}
