import { identify, recordPath, removeRecord, writeRecord } from '../../setup/run-record.mjs'
import type { ProcessPlan } from '../processes.ts'
import type { Child } from './child.ts'
import { change, killAll, processSet, startAll, stopAll } from './process-set.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// npm passes on a Ctrl-C that the terminal has already delivered, so one key press may arrive twice.
const sameRequestWithinMs = 1_000

export type Job = {
  plans: ProcessPlan[]
  /** What has to be done before the first process starts; is aborted by a request to stop. */
  prepare?: (signal: AbortSignal) => Promise<void>
  /** Is given the means to run other plans instead, with what `change` promises. */
  onReady: (change: (plans: ProcessPlan[]) => Promise<string[]>) => void
  onLine: (name: string, line: string) => void
  print: (text: string) => void
  recordPath?: string
  stopWithinMs?: number | undefined
}

/**
 * Runs the processes until a signal asks to stop or one of them ends, and returns the exit code: 0 when asked, 1 after a
 * failure, whose message was printed. No process of it is left then.
 */
export async function supervise(job: Job): Promise<number> {
  const { plans, prepare, onReady, onLine, print, recordPath: path = recordPath } = job
  const supervisor = identify('supervisor', process.pid)
  const ended = Promise.withResolvers<Error | 'asked'>()
  const preparation = new AbortController()

  const record = (children: Child[]) =>
    writeRecord({ supervisor, processes: children.map(({ name, pid }) => identify(name, pid)) }, path)
  const set = processSet(plans, { onLine, onDeath: ended.resolve, onStart: record }, job.stopWithinMs)

  record([])
  onStopRequest({
    first: () => {
      print('stopping …')
      ended.resolve('asked')
      preparation.abort()
    },
    again: () => killAll(set),
  })
  const running = (async () => {
    await prepare?.(preparation.signal)
    preparation.signal.throwIfAborted()
    await startAll(set)
    onReady((next) => change(set, next))
  })()
  running.catch(ended.resolve)

  const end = await ended.promise
  if (end !== 'asked') print(end.message)
  // A preparation that was asked to stop has to be gone as well.
  if (end === 'asked' && set.children.size === 0) await running.catch(() => {})
  const killed = await stopAll(set)
  removeRecord(path)
  print(killed.length === 0 ? 'stopped' : `stopped; ${killed.join(', ')} took too long and had to be killed`)
  return end === 'asked' ? 0 : 1
}

/** Calls `first` for the first request to stop and `again` for one that is clearly another. Listens as long as the process lives. */
function onStopRequest({ first, again }: { first: () => void; again: () => void }): void {
  let firstAt: number | undefined
  function request(): void {
    if (firstAt === undefined) {
      firstAt = Date.now()
      first()
    } else if (Date.now() - firstAt > sameRequestWithinMs) again()
  }
  for (const signal of signals) process.on(signal, request)
}
