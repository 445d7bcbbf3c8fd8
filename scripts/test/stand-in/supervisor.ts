import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, readRecord } from '../../setup/run-record.mjs'
import type { ProcessPlan } from '../../system/processes.ts'

/** Starts a supervisor in a process of its own, as `npm start` does. */
export async function startSupervisor(plans: ProcessPlan[], { stopWithinMs = 6_000 } = {}) {
  const recordPath = join(await mkdtemp(join(tmpdir(), 'supervisor-')), 'system.json')
  const env = { ...process.env, PLANS: JSON.stringify(plans), RECORD: recordPath, STOP_WITHIN_MS: String(stopWithinMs) }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'supervise.ts')], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return {
    recordPath,
    exited,
    pid: child.pid,
    output: () => output,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** Those of its processes that run now. */
    alive: () => readRecord(recordPath)?.processes.filter(isAlive) ?? [],
  }
}
