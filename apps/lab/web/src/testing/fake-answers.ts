import { spansHolding } from '@checkout/trace-model/search'
import type { FakeLab } from './fake-lab.ts'
import { outlineOf } from './records.ts'

/** What the lab answers to a request, as its read API is documented. */
export async function answerOf(lab: FakeLab, path: string, init: RequestInit = {}): Promise<Response> {
  if (lab.isDown) throw new TypeError('Failed to fetch')
  const { method = 'GET' } = init
  lab.requests.push(`${method} ${path}`)
  if (method === 'DELETE' && path === '/api/faults') lab.fault = null
  if (method === 'DELETE' || method === 'PUT') return new Response(null, { status: 204 })
  if (path === '/api/traces/undo-clear') lab.cleared = null
  if (path === '/api/traces/undo-clear') return Response.json({ restored: 1 })
  if (path === '/api/import') return lab.imports(init.body as File)
  if (path.endsWith('/markdown')) return new Response('# Run checkout scenario\n')
  const found = ofLists(lab, path) ?? ofTrace(lab, new URL(path, location.origin))
  return found
    ? Response.json(found)
    : Response.json({ code: 'trace_not_found', message: 'No such trace.' }, { status: 404 })
}

function ofLists(lab: FakeLab, path: string): object | undefined {
  if (path === '/healthz') {
    return { problems: lab.problems.length, fault: lab.fault, cleared: lab.cleared, forward: lab.forward }
  }
  if (path.startsWith('/api/problems?')) return { problems: lab.problems, overload: lab.overload }
  if (path.startsWith('/api/logs?')) return { logs: [...lab.logs], nextCursor: null }
  if (path.startsWith('/api/errors?')) return { errors: [...lab.errors], nextCursor: null }
  if (path.startsWith('/api/traces?')) return { traces: [...lab.traces], nextCursor: null }
  return undefined
}

function ofTrace(lab: FakeLab, { pathname, searchParams }: URL): unknown {
  const [traceId = '', part, spanId = '', ofSpan] = pathname.slice('/api/traces/'.length).split('/')
  const detail = lab.details.get(traceId)
  if (ofSpan === 'sentry') return lab.sentryViews.get(spanId)
  if (!detail) return undefined
  if (part === 'linked-from') return { links: [] }
  if (part === 'other-halves') return { traces: lab.otherHalves }
  if (part === 'outline') return outlineOf(detail)
  if (part === 'spans') return detail.spans.find((span) => span.spanId === spanId)
  if (part !== 'search') return detail
  return { spanIds: spansHolding(detail.spans, searchParams.get('text') ?? '') }
}
