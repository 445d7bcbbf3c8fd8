import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, readRecord } from '../../setup/run-record.mjs'
import { askForChange } from '../../system/control.ts'
import type { ProcessPlan } from '../../system/processes.ts'

type Options = { stopWithinMs?: number; otherPlans?: Record<string, ProcessPlan[]> }

/** Starts a supervisor in a process of its own, as `npm start` does. */
export async function startSupervisor(plans: ProcessPlan[], { stopWithinMs = 6_000, otherPlans = {} }: Options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'supervisor-'))
  const recordPath = join(folder, 'system.json')
  const control = join(folder, 'control.sock')
  const env = {
    ...process.env,
    PLANS: JSON.stringify(plans),
    OTHER_PLANS: JSON.stringify(otherPlans),
    RECORD: recordPath,
    CONTROL: control,
    STOP_WITHIN_MS: String(stopWithinMs),
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'supervise.ts')], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return {
    recordPath,
    /** Asks for one of the other sets of plans, as `npm run route` asks for a route. */
    change: (name: string) => askForChange(name, control),
    exited,
    pid: child.pid,
    output: () => output,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** Those of its processes that run now. */
    alive: () => readRecord(recordPath)?.processes.filter(isAlive) ?? [],
  }
}
