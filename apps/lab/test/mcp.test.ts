import type { AddressInfo } from 'node:net'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { browserSpan, hexId, sendItems, sendLog, sendSpans, startLab, traceId } from './lab.ts'

/** A lab with a linked trace that has a log and an error, and the protocol's own client at it. */
async function assistantAtLab(): Promise<Client> {
  const app = await startLab()
  await sendItems(app, browserSpan(), ['event', { message: 'boom', contexts: { trace: { trace_id: traceId } } }])
  await sendSpans(app, { kind: 2, parentSpanId: hexId(0xb), name: 'POST /api/checkout' })
  await sendLog(app)
  return connected(app)
}

async function connected(app: FastifyInstance): Promise<Client> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`))
  await client.connect(transport as Parameters<Client['connect']>[0])
  onTestFinished(() => client.close())
  return client
}

async function call(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args })
  const [first] = content as { text: string }[]
  return { text: first?.text ?? '', isError: isError === true }
}

test('an assistant finds tools that only read', async () => {
  const { tools } = await (await assistantAtLab()).listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'list_traces',
    'get_trace',
    'diagnose_trace',
    'search_logs',
    'search_errors',
  ])
  expect(tools.map(({ annotations }) => annotations?.readOnlyHint)).not.toContain(false)
})

test('an assistant lists traces, reads one and asks whether it is linked', async () => {
  const client = await assistantAtLab()
  const { traces } = JSON.parse((await call(client, 'list_traces', { errors: true, limit: 5 })).text)
  expect(traces).toMatchObject([{ traceId, link: 'linked', errorCount: 1 }])
  expect(JSON.parse((await call(client, 'list_traces', { link: 'broken' })).text).traces).toEqual([])
  expect((await call(client, 'get_trace', { traceId })).text).toContain('## Verdict: linked')
  expect(JSON.parse((await call(client, 'diagnose_trace', { traceId })).text)).toMatchObject({
    verdict: { linked: true, code: 'linked' },
    otherHalves: [],
    skews: [],
  })
})

test('an assistant searches logs and errors', async () => {
  const client = await assistantAtLab()
  const { logs } = JSON.parse((await call(client, 'search_logs', { text: 'started' })).text)
  expect(logs).toMatchObject([{ traceId, body: 'checkout.started' }])
  expect(JSON.parse((await call(client, 'search_logs', { severity: 'error' })).text).logs).toEqual([])
  const { errors } = JSON.parse((await call(client, 'search_errors', { traceId })).text)
  expect(errors).toMatchObject([{ value: 'boom' }])
})

test('a trace that is not here, a wrong argument and a tool that does not exist are told as errors', async () => {
  const client = await assistantAtLab()
  const unknown = 'f'.repeat(32)
  expect(await call(client, 'get_trace', { traceId: unknown })).toMatchObject({
    isError: true,
    text: expect.stringContaining(unknown),
  })
  expect((await call(client, 'get_trace', { traceId: 'xyz' })).isError).toBe(true)
  expect((await call(client, 'delete_everything')).isError).toBe(true)
})

test('an argument that a tool does not have is refused by name, with those it has', async () => {
  const client = await assistantAtLab()
  const refused = await call(client, 'list_traces', { error: true, limit: 5 })
  expect(refused.isError).toBe(true)
  expect(refused.text).toContain('there is no "error"; known are: service, text, errors, link, since, limit, cursor')
  const both = await call(client, 'get_trace', { traceId, maxLenght: 1, format: 'text' })
  expect(both.text).toContain('there is no "maxLenght" and no "format"; known are: traceId, maxLength')
  const { tools } = await client.listTools()
  expect(tools.map(({ inputSchema }) => inputSchema.additionalProperties)).toEqual(tools.map(() => false))
})

test('pages of another origin may not use it, and there are no sessions', async () => {
  const app = await startLab()
  const payload = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const headers = { origin: 'http://localhost:5173', accept: 'application/json, text/event-stream' }
  expect((await app.inject({ method: 'POST', url: '/mcp', payload, headers })).json().code).toBe('foreign_origin')
  const rebound = await app.inject({ method: 'POST', url: '/mcp', payload, headers: { host: 'evil.example' } })
  expect(rebound.json().code).toBe('unknown_host')
  expect((await app.inject('/mcp')).statusCode).toBe(405)
})
