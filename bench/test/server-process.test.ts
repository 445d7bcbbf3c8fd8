import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../scripts/system/ports.ts'
import { startServer } from '../src/server-process.ts'

const src = join(import.meta.dirname, '../src')
const bench = `
  const { startServer } = await import('${join(src, 'server-process.ts')}')
  console.log((await startServer('${join(src, 'intake/bare-server.ts')}')).port)`

const benches: ReturnType<typeof spawn>[] = []

afterEach(() => {
  for (const each of benches.splice(0)) each.kill('SIGKILL')
})

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('a bench ended by %s leaves no server behind', async (signal) => {
  const started = spawn(process.execPath, ['--input-type=module', '-e', bench], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  benches.push(started)
  const [printed] = await once(started.stdout, 'data')
  expect(await answers(Number(printed))).toBe(true)
  started.kill(signal)
  await vi.waitFor(async () => expect(await answers(Number(printed))).toBe(false), { timeout: 10_000 })
})

test('a server that hangs up on the first request is told of, and ended', async () => {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'server.mjs')
  await writeFile(
    file,
    `import { createServer } from 'node:net'
     createServer((socket) => socket.destroy()).listen(${port}, '127.0.0.1', () => console.log('http://127.0.0.1:${port}'))`,
  )
  await expect(startServer(file)).rejects.toThrow('fetch failed')
  const refused = await fetch(`http://127.0.0.1:${port}`).catch(
    (error: Error) => (error.cause as { code: string }).code,
  )
  expect(refused).toBe('ECONNREFUSED')
})

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(
    ({ ok }) => ok,
    () => false,
  )
}
