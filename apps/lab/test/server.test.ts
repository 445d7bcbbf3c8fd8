import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { settingFlags } from '../src/command/start-options.ts'
import { browserSpan, envelope, otlpTraces, traceId } from './lab.ts'

const server = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

function start(env: Record<string, string>, { withChannel = false, args = [] as string[] } = {}) {
  const options = { env: { ...process.env, LAB_PORT: '0', ...env }, silent: true, stdio: 'pipe' as const }
  const child: ChildProcess = withChannel
    ? fork(server, args, { ...options, stdio: ['pipe', 'pipe', 'pipe', 'ipc'] })
    : spawn(process.execPath, [server, ...args], options)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const output = { text: '' }
  child.stdout?.on('data', (chunk) => {
    output.text += chunk
  })
  return { child, output }
}

async function failed({ child }: ReturnType<typeof start>) {
  if (!child.stderr) throw new Error('no stderr')
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, complaint }
}

async function listening(output: { text: string }): Promise<string> {
  return vi.waitFor(
    () => {
      const origin = /^lab: (http:\S+)/m.exec(output.text)?.[1]
      if (!origin) throw new Error(`not listening: ${output.text}`)
      return origin
    },
    { timeout: 20_000 },
  )
}

test.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)(
  '%s ends the lab within a second, open pages or not',
  async (how) => {
    const { child, output } = start({}, { withChannel: how === 'disconnect' })
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

test('a Ctrl-C that arrives twice, as npm passes it on, is one', async () => {
  const { child, output } = start({})
  await listening(output)
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a busy port is told in one line with the variable and the process', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => {
    other.close()
  })
  const { port } = other.address() as AddressInfo
  const { code, complaint } = await failed(start({ LAB_PORT: String(port) }))
  const owner = process.platform === 'linux' ? `.*\\(pid ${process.pid}\\)` : 'another process'
  expect(complaint).toMatch(
    new RegExp(`^lab: port ${port} is taken by ${owner}: stop it, or set LAB_PORT \\(--port\\) to another one\n$`),
  )
  expect(code).toBe(1)
})

test.each([
  [['--prot', '1'], "lab: Unknown option '--prot'; --help shows what there is\n"],
  [['--port', 'eighty'], 'lab: --port=eighty: expected a port number\n'],
  [['--port', '65536'], 'lab: --port=65536: expected a port number\n'],
])('%j is not understood: one line, and 2', async (args, line) => {
  expect(await failed(start({}, { args }))).toEqual({ code: 2, complaint: line })
})

test('--help names every flag with its variable', async () => {
  const { child, output } = start({}, { args: ['--help'] })
  expect(await once(child, 'exit')).toEqual([0, null])
  for (const [flag, { variable }] of Object.entries(settingFlags)) {
    expect(output.text).toMatch(new RegExp(`--${flag} .*${variable} `))
  }
  expect(output.text).toContain('--open')
})

test('what a lab prints can be copied to send to it', async () => {
  const { output } = start({})
  const origin = await listening(output)
  await vi.waitFor(() => expect(output.text).toContain('Ctrl-C'))
  const dsn = new URL(/SENTRY_DSN=(\S+)/.exec(output.text)?.[1] ?? '')
  const endpoint = /OTEL_EXPORTER_OTLP_ENDPOINT=(\S+)/.exec(output.text)?.[1]
  const sent = await Promise.all([
    fetch(`http://${dsn.host}/api${dsn.pathname}/envelope/?sentry_key=${dsn.username}`, {
      method: 'POST',
      body: envelope([browserSpan()]),
    }),
    fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(otlpTraces({})),
    }),
  ])
  expect(sent.map(({ status }) => status)).toEqual([200, 200])
  const trace = await (await fetch(`${origin}/api/traces/${traceId}`)).json()
  expect(trace).toMatchObject({ spans: [{ source: 'envelope' }, { source: 'otlp' }] })
})

test('OTLP over gRPC has a port of its own where one is asked for, and a busy one is told', async () => {
  const { output } = start({}, { args: ['--grpc-port', '0'] })
  await listening(output)
  const port = await vi.waitFor(() => {
    const found = /^lab: OTLP over gRPC on 127\.0\.0\.1:(\d+)$/m.exec(output.text)?.[1]
    if (found === undefined) throw new Error(output.text)
    return found
  })
  const { code, complaint } = await failed(start({ LAB_GRPC_PORT: port }))
  expect(complaint).toContain(`lab: port ${port} is taken by `)
  expect(complaint).toContain('LAB_GRPC_PORT (--grpc-port)')
  expect(code).toBe(1)
})

test('under a supervisor a lab says where it is and nothing else', async () => {
  const { child, output } = start({}, { withChannel: true })
  const origin = await listening(output)
  child.disconnect()
  await once(child, 'exit')
  expect(output.text).toBe(`lab: ${origin}\n`)
})

test('a lab that other machines can reach says so', async () => {
  const { output } = start({ LAB_HOST: '0.0.0.0' })
  await listening(output)
  await vi.waitFor(() => expect(output.text).toContain('other machines'))
})
