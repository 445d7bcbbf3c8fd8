import { attributeNames, serviceNames, spanNames } from '@checkout/contract/telemetry'
import type { Log, TraceDetail } from '@checkout/trace-model/model'
import type { Order } from '../../checks/buyer.ts'
import type { FailureCode } from '../../checks/failures.ts'
import { judgeLink, traceSent } from '../../checks/judge-link.ts'
import { apiLogs, misplaced, recordLine } from '../../checks/judge-record.ts'
import { notYet } from '../../checks/verdict.ts'
import type { Judgement } from '../../checks/wait.ts'

const { exceptionType, exceptionMessage, exceptionStacktrace, errorType } = attributeNames
const parts = [exceptionType, exceptionMessage, exceptionStacktrace]

type Wrong = { code: FailureCode; found: string[]; expected: string; isCertain: boolean }

/** Says whether a crash survived and, if not, the first thing that is wrong, from what came so far. `answer` is what the browser was told. */
export function judgeCrash(order: Order, answer: string, traces: TraceDetail[], logs: Log[]): Judgement {
  const link = judgeLink(order, traces)
  const trace = traceSent(order, traces)
  if (link.verdict.result !== 'pass' || !trace) return link
  const size = trace.spans.length + logs.length
  const errors = apiLogs(logs).filter(({ severity }) => severity === 'error')
  const record = errors.find(({ attributes }) => parts.every((name) => attributes[name])) ?? errors[0]
  const message = String(record?.attributes[exceptionMessage])
  const wrong = inSpans(trace) ?? inRecord(record, trace) ?? inAnswer(answer, message) ?? inBrowser(traces, trace)
  if (wrong) return { verdict: notYet(wrong.code, wrong.found, wrong.expected), isCertain: wrong.isCertain, size }
  const look = [...(record ? [recordLine(record, trace)] : []), message]
  return { verdict: { result: 'pass', look }, size }
}

function inSpans({ spans }: TraceDetail): Wrong | undefined {
  const dropped = spans.filter(({ events }) => events.some(({ name }) => name === 'exception'))
  if (dropped.length > 0) {
    const found = dropped.map(({ name }) => `a span event holds the exception, on ${name}`)
    return { code: 'span-event-dropped', found, expected: 'no span event, which Sentry would drop', isCertain: true }
  }
  const step = spans.find(({ name }) => name === spanNames.writeOrder)
  const entry = spans.find(({ kind, attributes }) => kind === 'server' && attributes['http.route'] === '/api/checkout')
  if (entry?.status === 'error' && step?.status === 'error' && step.attributes[errorType]) return undefined
  const found = [entry, step].map((span) => (span ? `${span.name}: status ${span.status}` : 'a span is missing'))
  const expected = 'status error on the SERVER span and on the step that threw, error.type on the latter'
  return { code: 'failure-not-marked', found, expected, isCertain: false }
}

function inRecord(record: Log | undefined, trace: TraceDetail): Wrong | undefined {
  const expected = `a record of severity error on a span of the order, with ${parts.join(', ')}`
  if (!record) return { code: 'error-not-logged', found: ['the API logged no error'], expected, isCertain: false }
  const line = recordLine(record, trace)
  const missing = parts.filter((name) => !record.attributes[name])
  if (missing.length > 0) {
    return { code: 'error-incomplete', found: [line, `without ${missing.join(', ')}`], expected, isCertain: true }
  }
  const code = misplaced(record, trace)
  return code && { code, found: [line], expected, isCertain: code === 'record-without-ids' }
}

function inAnswer(answer: string, message: string): Wrong | undefined {
  if (!answer.includes(message)) return undefined
  return {
    code: 'message-told',
    found: [answer],
    expected: 'an answer without the exception’s message',
    isCertain: true,
  }
}

function inBrowser(traces: TraceDetail[], { traceId }: TraceDetail): Wrong | undefined {
  const reports = traces.flatMap((trace) => trace.errors).filter(({ service }) => service === serviceNames.web)
  if (reports.some((report) => report.traceId === traceId)) return undefined
  const found = [`${reports.length} errors of the browser came, and none in the order’s trace`]
  const code = reports.length > 0 ? 'error-elsewhere' : 'error-missing'
  return { code, found, expected: 'an error of the browser in the same trace', isCertain: false }
}
