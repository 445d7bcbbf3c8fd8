import { spawn } from 'node:child_process'
import { root } from '../system/root.ts'
import type { Verdict } from './check-result.ts'
import { findChromium } from './find-chromium.ts'

const command = ['workshop/cli.ts', 'verify']

/** Lets the workshop take its own chapters, and shows how far it is. */
export async function runWorkshop(): Promise<Verdict> {
  const CHROMIUM_PATH = await findChromium()
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, CHROMIUM_PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
    process.stdout.write(chunk)
  })
  const code = await new Promise<number>((resolve) => child.once('close', (exitCode) => resolve(exitCode ?? 1)))
  const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? []
  return { passed: Number(passed), failed: Number(failed) === 0 && code !== 0 ? 1 : Number(failed), output: '' }
}
