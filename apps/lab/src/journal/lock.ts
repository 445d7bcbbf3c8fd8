import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JournalError } from './journal-error.ts'

/** Takes a folder for this process, and returns what lets go of it. Throws a `JournalError` while another process that lives has it. */
export function lockFolder(dir: string): () => void {
  const path = join(dir, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}\n`
  try {
    writeFileSync(path, mine, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const [pid = '', start] = readFileSync(path, 'utf8').trim().split(' ')
    if (start !== undefined && startOf(Number(pid)) === start) {
      throw new JournalError(`a lab that runs keeps its data there (pid ${pid}): stop it, or take another folder`)
    }
    // A lab that was killed leaves its lock behind.
    writeFileSync(path, mine)
  }
  return () => rmSync(path, { force: true })
}

/** What tells a process from a later one with the same pid; empty when it is gone. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : ''
  try {
    // The command's name comes second, in brackets, and may hold spaces and brackets itself.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const isZombie = fields[0] === 'Z'
    return isZombie ? '' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
