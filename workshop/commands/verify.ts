import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { copyOfProject } from '../verify/copy-of-project.ts'

/**
 * Takes every chapter as a learner would, in a copy of the project with a system of its own. Gives the exit code, 0 when all holds;
 * nothing is left of the copy then, nor after Ctrl-C.
 */
export async function verify(root: string): Promise<number> {
  console.log('copying the project …')
  const folder = await copyOfProject(root)
  try {
    const child = spawn(process.execPath, ['workshop/verify/verify-here.ts'], { cwd: folder, stdio: 'inherit' })
    // Ctrl-C reaches the child by itself; its end is what is waited for.
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
