import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'

const server = fileURLToPath(new URL('../src/start.mjs', import.meta.url))

function start(env: Record<string, string>, withChannel = false) {
  const options = { env: { ...process.env, LAB_PORT: '0', ...env }, silent: true, stdio: 'pipe' as const }
  const child: ChildProcess = withChannel
    ? fork(server, { ...options, stdio: ['pipe', 'pipe', 'pipe', 'ipc'] })
    : spawn(process.execPath, [server], options)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const output = { text: '' }
  child.stdout?.on('data', (chunk) => {
    output.text += chunk
  })
  return { child, output }
}

async function listening(output: { text: string }): Promise<string> {
  return vi.waitFor(
    () => {
      const origin = /^lab: (http:\S+)/m.exec(output.text)?.[1]
      if (!origin) throw new Error(`not listening: ${output.text}`)
      return origin
    },
    { timeout: 5_000 },
  )
}

test.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)(
  '%s ends the lab within a second, open pages or not',
  async (how) => {
    const { child, output } = start({}, how === 'disconnect')
    const origin = await listening(output)
    const events = await fetch(`${origin}/api/events`)
    if (how === 'disconnect') child.disconnect()
    else child.kill(how)
    const ended = events.text().catch(() => 'cut')
    const [code] = await once(child, 'exit')
    // Past its limit of one second the process ends itself with 1.
    expect(code).toBe(0)
    expect(await ended).toContain('retry')
  },
)

test('a busy port is told in one line that names the variable', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => {
    other.close()
  })
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const { child } = start({ LAB_PORT: port })
  if (!child.stderr) throw new Error('no stderr')
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(complaint).toBe(`lab: port ${port} is taken; set LAB_PORT to another one\n`)
  expect(code).toBe(1)
})

test('a lab that other machines can reach says so', async () => {
  const { output } = start({ LAB_HOST: '0.0.0.0' })
  await listening(output)
  await vi.waitFor(() => expect(output.text).toContain('other machines'))
})
