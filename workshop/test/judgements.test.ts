import { attributeNames, eventNames, serviceNames } from '@checkout/contract/telemetry'
import type { ErrorEvent, Log, TraceDetail } from '@checkout/trace-model/model'
import { expect, test } from 'vitest'
import { cases, judgeEvents } from '../chapters/06-logs-in-the-same-place/judge-events.ts'
import { judgeCrash } from '../chapters/07-errors-that-survive/judge-crash.ts'
import type { Judgement } from '../checks/wait.ts'
import { order, record, traceId, traceOf } from './recorded-order.ts'

function codeOf({ verdict }: Judgement): string {
  return verdict.result === 'not yet' ? verdict.code : verdict.result
}

const [normal] = cases
const started = record(eventNames.started)
const completed = record(eventNames.completed)

test.each<[code: string, logs: Log[]]>([
  ['pass', [started, completed]],
  ['no-backend-log', []],
  ['event-missing', [started]],
  ['event-as-text', [started, record(eventNames.completed, { attributes: {} })]],
  ['wrong-severity', [started, { ...completed, severity: 'debug' }]],
  ['record-without-ids', [{ ...started, traceId: null, spanId: null }, completed]],
  ['record-elsewhere', [{ ...started, spanId: 'ffff' }, completed]],
  ['card-number-told', [started, completed, record('paying with 4242 4242-4242 4242')]],
])('an order whose records are wrong is told as %s', (code, logs) => {
  expect(codeOf(judgeEvents(order, normal, [traceOf()], logs))).toBe(code)
})

const { exceptionType, exceptionMessage, exceptionStacktrace, errorType } = attributeNames
const exception = {
  [exceptionType]: 'Error',
  [exceptionMessage]: 'row 7 is corrupt',
  [exceptionStacktrace]: 'at write',
}
const crash = record('checkout.failed', { severity: 'error', attributes: exception })
const failed = { status: 'error', attributes: { [errorType]: 'internal' } } as const
const marked = traceOf(failed, { status: 'error' })
const report = { service: serviceNames.web, traceId } as ErrorEvent

function judged(trace: TraceDetail, logs: Log[], { answer = '{}', reports = [report] } = {}): string {
  return codeOf(judgeCrash(order, answer, [{ ...trace, errors: reports }], logs))
}

test('a crash that survives passes, and one that does not is told by what is missing', () => {
  const event = { name: 'exception', timeMs: 0, attributes: {} }
  expect(judged(marked, [crash])).toBe('pass')
  expect(judged(traceOf({ ...failed, events: [event] }, { status: 'error' }), [crash])).toBe('span-event-dropped')
  expect(judged(traceOf({}, { status: 'error' }), [crash])).toBe('failure-not-marked')
  expect(judged(traceOf(failed), [crash])).toBe('failure-not-marked')
  expect(judged(marked, [])).toBe('error-not-logged')
  expect(judged(marked, [{ ...crash, attributes: { [exceptionType]: 'Error' } }])).toBe('error-incomplete')
  expect(judged(marked, [{ ...crash, spanId: 'ffff' }])).toBe('record-elsewhere')
  expect(judged(marked, [crash], { answer: '{"error":"row 7 is corrupt"}' })).toBe('message-told')
  expect(judged(marked, [crash], { reports: [] })).toBe('error-missing')
  expect(judged(marked, [crash], { reports: [{ ...report, traceId: 'f'.repeat(32) }] })).toBe('error-elsewhere')
})
