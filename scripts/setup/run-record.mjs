// The file that says which processes belong to a running `npm start`. Plain JavaScript: it is read before anything is installed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {{ name: string, pid: number, mark: string }} RecordedProcess
 * @typedef {{ supervisor: RecordedProcess, processes: RecordedProcess[] }} RunRecord
 */

export const recordPath = fileURLToPath(new URL('../../.run/system.json', import.meta.url))

/**
 * A process with the mark that tells it from a later one with the same pid.
 * @param {string} name
 * @param {number} pid
 * @returns {RecordedProcess}
 */
export function identify(name, pid) {
  return { name, pid, mark: startMark(pid) ?? '' }
}

/** @param {RecordedProcess} process */
export function isAlive({ pid, mark }) {
  return mark !== '' && startMark(pid) === mark
}

/**
 * @param {string} path
 * @returns {RunRecord | undefined} undefined when there is none, or none that can be read
 */
export function readRecord(path = recordPath) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {RunRecord} record
 * @param {string} path
 */
export function writeRecord(record, path = recordPath) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${path}.new`, path)
}

/** @param {string} path */
export function removeRecord(path = recordPath) {
  rmSync(path, { force: true })
}

/**
 * @param {number} pid
 * @returns {string | undefined} undefined when the process is gone or only waits to be reaped
 */
function startMark(pid) {
  return process.platform === 'linux' ? startMarkFromProc(pid) : startMarkFromPs(pid)
}

/** @param {number} pid */
function startMarkFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name comes second, in brackets, and may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function startMarkFromPs(pid) {
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return answer.stdout.trim() || undefined
}
