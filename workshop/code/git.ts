import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { WorkshopError } from './workshop-error.ts'

const run = promisify(execFile)
const limits = { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const

/** Runs git in the folder and gives what it writes. Throws a `WorkshopError` with git's own words. */
export async function git(folder: string, args: string[]): Promise<Buffer> {
  try {
    return (await run('git', args, { cwd: folder, ...limits })).stdout
  } catch (error) {
    const { stderr, message, code } = error as NodeJS.ErrnoException & { stderr?: Buffer }
    if (code === 'ENOENT') throw new WorkshopError('the workshop needs git: install it')
    throw new WorkshopError((stderr?.toString() || message).trim())
  }
}
