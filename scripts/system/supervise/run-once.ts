import type { ProcessPlan } from '../processes.ts'
import { startChild } from './child.ts'
import { ChildError, describeExit } from './child-error.ts'

/** Runs a process to its end. Throws a `ChildError` when it fails; an abort asks it to stop, and counts as a failure. */
export async function runOnce(plan: ProcessPlan, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
  signal?.throwIfAborted()
  const child = startChild(plan)
  const abort = () => child.signal('SIGTERM')
  signal?.addEventListener('abort', abort)
  const exit = await child.exited
  signal?.removeEventListener('abort', abort)
  if (exit.code !== 0) throw new ChildError(plan.name, describeExit(exit), child.output().trimEnd())
}
