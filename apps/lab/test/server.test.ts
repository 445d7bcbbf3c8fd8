import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { settingFlags } from '../src/command/start-options.ts'
import { browserSpan, envelope, otlpTraces, traceId } from './lab.ts'
import { end, failed, listening, startProcess } from './lab-process.ts'

test.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)(
  '%s ends the lab within a second, open pages or not',
  async (how) => {
    const lab = startProcess({ withChannel: how === 'disconnect' })
    const { child } = lab
    const origin = await listening(lab)
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
  const lab = startProcess()
  const { child } = lab
  await listening(lab)
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
  const { code, complaint } = await failed(startProcess({ env: { LAB_PORT: String(port) } }))
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
  expect(await failed(startProcess({ args }))).toEqual({ code: 2, complaint: line })
})

test('--help names every flag with its variable', async () => {
  const { child, output } = startProcess({ args: ['--help'] })
  expect(await once(child, 'exit')).toEqual([0, null])
  for (const [flag, { variable }] of Object.entries(settingFlags)) {
    expect(output.text).toMatch(new RegExp(`--${flag} .*${variable} `))
  }
  expect(output.text).toContain('--open')
})

test.each([
  ['what a lab prints can be copied to send to it', []],
  ['what a strict lab prints is what it takes', ['--strict']],
])('%s', async (_, args) => {
  const lab = startProcess({ args, env: { NODE_COMPILE_CACHE: undefined } })
  const { output } = lab
  const origin = await listening(lab)
  await vi.waitFor(() => expect(output.text).toContain('Ctrl-C'))
  const dsn = new URL(/SENTRY_DSN=(\S+)/.exec(output.text)?.[1] ?? '')
  const endpoint = /OTEL_EXPORTER_OTLP_ENDPOINT=(\S+)/.exec(output.text)?.[1]
  const [, name, value] = /OTEL_EXPORTER_OTLP_HEADERS="([^=]+)=(.*)"/.exec(output.text) ?? [null, 'x-none', '']
  const sent = await Promise.all([
    fetch(`http://${dsn.host}/api${dsn.pathname}/envelope/?sentry_key=${dsn.username}`, {
      method: 'POST',
      body: envelope([browserSpan()]),
    }),
    fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [name ?? '']: value ?? '' },
      body: JSON.stringify(otlpTraces({})),
    }),
  ])
  expect(sent.map(({ status }) => status)).toEqual([200, 200])
  const trace = await (await fetch(`${origin}/api/traces/${traceId}`)).json()
  expect(trace).toMatchObject({ spans: [{ source: 'envelope' }, { source: 'otlp' }] })
})

test('OTLP over gRPC has a port of its own where one is asked for, and a busy one is told', async () => {
  const lab = startProcess({ args: ['--grpc-port', '0'] })
  const { output } = lab
  await listening(lab)
  const port = await vi.waitFor(() => {
    const found = /^lab: OTLP over gRPC on 127\.0\.0\.1:(\d+)$/m.exec(output.text)?.[1]
    if (found === undefined) throw new Error(output.text)
    return found
  })
  const { code, complaint } = await failed(startProcess({ env: { LAB_GRPC_PORT: port } }))
  expect(complaint).toMatch(new RegExp(`^lab: port ${port} is taken by .*LAB_GRPC_PORT \\(--grpc-port\\).*\n$`))
  expect(code).toBe(1)
})

test('under a supervisor a lab says where it is and nothing else', async () => {
  const lab = startProcess({ withChannel: true })
  const { child, output } = lab
  const origin = await listening(lab)
  child.disconnect()
  await once(child, 'exit')
  expect(output.text).toBe(`lab: ${origin}\n`)
})

test('a lab that other machines can reach says so', async () => {
  const lab = startProcess({ env: { LAB_HOST: '0.0.0.0' } })
  await listening(lab)
  await vi.waitFor(() => expect(lab.output.text).toContain('other machines'))
})

const tellConnections = fileURLToPath(new URL('preload/tell-connections.mjs', import.meta.url))

/** Starts a lab that writes down every connection it opens, sends it everything that a lab takes, and reads all of it. */
async function useUnderWatch(env: Record<string, string>) {
  const lab = startProcess({ env: { NODE_OPTIONS: `--import=${tellConnections}`, LAB_GRPC_PORT: '0', ...env } })
  const origin = await listening(lab)
  const json = { 'content-type': 'application/json' }
  const auth = { 'x-sentry-auth': 'sentry sentry_key=00000000000000000000000000000002' }
  const otlp = { method: 'POST', headers: { ...json, ...auth }, body: JSON.stringify(otlpTraces({})) }
  const statusOf = async (path: string, request: RequestInit = {}) => {
    const answer = await fetch(origin + path, request)
    await answer.arrayBuffer()
    return answer.status
  }
  const body = envelope([browserSpan(), ['session', {}]])
  expect([
    await statusOf('/api/1/envelope/?sentry_key=00000000000000000000000000000001', { method: 'POST', body }),
    await statusOf('/stream', { method: 'POST', body }),
    await statusOf('/api/2/integration/otlp/v1/traces', otlp),
    await statusOf('/v1/logs', { ...otlp, body: '{"resourceLogs":[]}' }),
    await statusOf('/v1/metrics', otlp),
  ]).toEqual([200, 200, 200, 200, 404])
  const trace = `/api/traces/${traceId}`
  const reads = [trace, `${trace}/spans/0000000000000001/sentry`, `${trace}/export`, '/healthz', '/openapi.json']
  for (const path of [...reads, '/api/traces', '/api/problems'])
    expect([path, await statusOf(path)]).toEqual([path, 200])
  return lab
}

test('a lab opens no connection and looks up no name, whatever is sent to it and read from it', async () => {
  const lab = await useUnderWatch({})
  await end(lab, 'SIGTERM')
  expect(lab.output.errors).toBe('')
})

test('only a lab that is told to pass on opens connections', async () => {
  const upstream = createServer().listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  onTestFinished(() => void upstream.close())
  const { port } = upstream.address() as AddressInfo
  const { output } = await useUnderWatch({ LAB_FORWARD_DSN: `http://${'f'.repeat(32)}@127.0.0.1:${port}/1` })
  await vi.waitFor(() => expect(output.errors).toContain('outgoing: connect'))
})
