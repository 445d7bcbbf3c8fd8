import { linkStates } from '@checkout/trace-model/link-state'
import { markdownSteps } from '@checkout/trace-model/markdown'
import type { TraceDetail } from '@checkout/trace-model/model'
import { severities } from '@checkout/trace-model/severity'
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import type { Inbox } from '../inbox/inbox.ts'
import { inTurns } from '../inbox/slices.ts'
import { listErrors, listLogs } from '../read/list-signals.ts'
import { listTraces } from '../read/list-traces.ts'
import { noTrace } from '../read/not-found-error.ts'
import { LogQuery, SignalQuery, TraceQuery } from '../read/schemas/queries.ts'
import { TraceId } from '../read/schemas/record-schemas.ts'
import { knownArguments } from './known-arguments.ts'

const annotations = { readOnlyHint: true, openWorldHint: false }
const service = z.string().optional().describe('The whole name, such as checkout-api')
const text = z.string().optional().describe('Every word of it occurs, in whatever case')
const since = z.number().optional().describe('Not before this; Unix milliseconds')
const limit = z.number().int().min(1).max(100).default(20)
const cursor = z.string().optional().describe('The nextCursor of the answer before')
const traceId = TraceId.describe('32 hex digits')
const signal = { service, text, traceId: traceId.optional(), since, limit, cursor }

/** What an assistant may ask. Nothing here changes anything. */
export function addTools(server: McpServer, inbox: Inbox): void {
  addTraceTools(server, inbox)
  addSignalTools(server, inbox)
}

function addTraceTools(server: McpServer, inbox: Inbox): void {
  const list = {
    service,
    text,
    errors: z.boolean().optional(),
    link: z.enum(linkStates).optional(),
    since,
    limit,
    cursor,
  }
  server.registerTool(
    'list_traces',
    {
      description: 'Traces that match, newest first: name, services, duration, errors and link state.',
      inputSchema: knownArguments(list),
      annotations,
    },
    async ({ errors, ...query }) => {
      const flag = errors === undefined ? {} : { errors: String(errors) }
      return json(await listTraces(await inbox.read(), TraceQuery.parse({ ...query, ...flag })))
    },
  )
  server.registerTool(
    'get_trace',
    {
      description: 'One trace as Markdown: verdict, errors with stacks, the tree of spans with durations, logs.',
      inputSchema: knownArguments({
        traceId,
        maxLength: z.number().int().min(1_000).max(200_000).default(24_000),
      }),
      annotations,
    },
    async ({ traceId, maxLength }) =>
      withTrace(inbox, traceId, (trace) => inTurns(markdownSteps(trace, { maxLength }))),
  )
  server.registerTool(
    'diagnose_trace',
    {
      description:
        'Whether browser and backend are linked in a trace, why not, on what evidence, what to check next, and in which other traces its requests went on.',
      inputSchema: knownArguments({ traceId }),
      annotations,
    },
    async ({ traceId }) =>
      withTrace(inbox, traceId, async ({ verdict, skews, cycles, missingParents }) => {
        const otherHalves = await inbox.now().otherHalves(traceId)
        return JSON.stringify({ verdict, otherHalves, skews, cycles, missingParents })
      }),
  )
}

function addSignalTools(server: McpServer, inbox: Inbox): void {
  server.registerTool(
    'search_logs',
    {
      description: 'Logs across traces that match, newest first, each with its trace and span.',
      inputSchema: knownArguments({
        ...signal,
        severity: z.enum(severities).default('trace').describe('This severe or worse'),
      }),
      annotations,
    },
    async (query) => json(await listLogs(await inbox.read(), LogQuery.parse(query))),
  )
  server.registerTool(
    'search_errors',
    {
      description: 'Errors across traces that match, newest first, with their stacks.',
      inputSchema: knownArguments(signal),
      annotations,
    },
    async (query) => json(await listErrors(await inbox.read(), SignalQuery.parse(query))),
  )
}

async function withTrace(inbox: Inbox, traceId: string, textOf: (trace: TraceDetail) => string | Promise<string>) {
  const trace = await (await inbox.read()).get(traceId)
  if (trace) return answer(await textOf(trace))
  return { ...answer(noTrace(traceId).message), isError: true }
}

function json(value: unknown) {
  return answer(JSON.stringify(value))
}

function answer(text: string) {
  return { content: [{ type: 'text' as const, text }] }
}
