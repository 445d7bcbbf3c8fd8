import type { Fault } from '../../../../src/faults/fault.ts'
import { counted, formatDuration } from '../../ui/format.ts'

const bodies = { envelope: 'envelopes', traces: 'OTLP traces', logs: 'OTLP logs' }

/** What the intake does wrong on demand, in a sentence. */
export function faultSentence(fault: Fault): string {
  const { answer, delayMs, project, signal, count } = fault
  const what = signal === null ? 'requests' : bodies[signal]
  const whose = project === null ? '' : ` of project ${project}`
  const waits = delayMs > 0 ? `wait ${formatDuration(delayMs)}` : ''
  const fails = failure(fault)
  const doing = [waits, fails].filter(Boolean).join(' and ') || 'are taken as usual'
  const left = count === null ? 'until it is ended' : counted(count, 'more time')
  return `${answer === 'ok' && delayMs === 0 ? 'A fault without effect is on' : 'A fault is on'}: ${what}${whose} ${doing}, ${left}.`
}

function failure({ answer, retryAfterSeconds, categories }: Fault): string {
  if (answer === 'ok') return ''
  if (answer === 'close') return 'get no answer'
  if (answer !== 429) return `get ${answer}`
  return `get 429 for ${categories.length > 0 ? categories.join(', ') : 'everything'}, to be tried again after ${retryAfterSeconds} s`
}
