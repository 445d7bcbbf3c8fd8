import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const program = join(import.meta.dirname, '../system/restart-on-change.ts')

let folder: string
let running: ChildProcess
let output: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restart-on-change-'))
  await write('preload.mjs', 'globalThis.preloaded = 0')
  await write('text.mjs', "export const text = 'one'")
  await write('server.mjs', serverOf('./text.mjs'))
  output = ''
  const args = [program, folder, '--import', join(folder, 'preload.mjs'), join(folder, 'server.mjs')]
  running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (chunk) => (output += chunk))
  await says('one 0')
})

afterEach(async () => {
  running.kill('SIGTERM')
  if (running.exitCode === null) await new Promise((resolve) => running.once('exit', resolve))
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)

function serverOf(module: string): string {
  return `import { text } from '${module}'\nconsole.log(text, globalThis.preloaded)\nsetInterval(() => {}, 1000)`
}

async function says(text: string): Promise<void> {
  await vi.waitFor(() => expect(output).toContain(text), { timeout: 10_000 })
}

test('a source that is written over starts the service again, and so does the preload', async () => {
  await write('text.mjs', "export const text = 'two'")
  await says('two 0')
  await write('preload.mjs', 'globalThis.preloaded = 1')
  await says('two 1')
})

test('a source that an editor replaces is seen every time', async () => {
  for (const text of ['two', 'three', 'four']) {
    await write('text.mjs~', `export const text = '${text}'`)
    await rename(join(folder, 'text.mjs~'), join(folder, 'text.mjs'))
    await says(`${text} 0`)
    await rm(join(folder, 'text.mjs'))
    await write('text.mjs', `export const text = '${text} again'`)
    await says(`${text} again 0`)
  }
})

test('a folder that was made later is watched as well', async () => {
  await mkdir(join(folder, 'later'))
  await write('later/text.mjs', "export const text = 'two'")
  await write('server.mjs', serverOf('./later/text.mjs'))
  await says('two 0')
  await write('later/text.mjs', "export const text = 'three'")
  await says('three 0')
})

test('a service that stopped at an error starts again when it is repaired', async () => {
  await write('text.mjs', 'export const text =')
  await says('ended with 1; starts again on the next change')
  await write('text.mjs', "export const text = 'repaired'")
  await says('repaired 0')
})

test('it ends when it is asked to, and the service with it', async () => {
  running.kill('SIGTERM')
  expect(await new Promise((resolve) => running.once('exit', resolve))).toBe(0)
})
