import { attributeNames, eventNames } from '@checkout/contract/telemetry'
import type { Log, TraceDetail } from '@checkout/trace-model/model'
import type { Order } from '../../checks/buyer.ts'
import type { FailureCode } from '../../checks/failures.ts'
import { judgeLink, traceSent } from '../../checks/judge-link.ts'
import { apiLogs, misplaced, recordLine } from '../../checks/judge-record.ts'
import { notYet } from '../../checks/verdict.ts'
import type { Judgement } from '../../checks/wait.ts'

export const cases = [
  { scenario: 'normal', severity: 'info', names: [eventNames.started, eventNames.completed] },
  { scenario: 'payment-declined', severity: 'warn', names: [eventNames.paymentDeclined] },
] as const
type Case = (typeof cases)[number]

/** Of the card that the shop fills in. */
const cardNumber = '4242424242424242'

/** Says whether the events of an order are records on its spans and, if not, the first thing that is wrong, from what came so far. */
export function judgeEvents(
  order: Order,
  { scenario, severity, names }: Case,
  traces: TraceDetail[],
  logs: Log[],
): Judgement {
  const link = judgeLink(order, traces)
  const trace = traceSent(order, traces)
  if (link.verdict.result !== 'pass' || !trace) return link
  const mine = apiLogs(logs)
  const size = trace.spans.length + mine.length
  const fail = (code: FailureCode, found: string, isCertain = false): Judgement => ({
    verdict: notYet(code, [found], `${scenario}: ${names.join(' and ')}, each on a span of the order`),
    isCertain,
    size,
  })
  if (mine.length === 0) return fail('no-backend-log', 'the order is one trace, and no record of the API came', true)
  const records: Log[] = []
  for (const name of names) {
    const record = mine.find(({ attributes }) => attributes[attributeNames.eventName] === name)
    const asText = mine.find(({ body }) => body.startsWith(name))
    if (!record && asText) return fail('event-as-text', asText.body, true)
    if (!record) return fail('event-missing', `${mine.length} records of the API came, and none is ${name}`)
    const problem = misplaced(record, trace)
    if (problem) return fail(problem, recordLine(record, trace), problem === 'record-without-ids')
    if (record.severity !== severity) return fail('wrong-severity', recordLine(record, trace), true)
    records.push(record)
  }
  const teller = mine.find((record) => JSON.stringify(record).replace(/[\s-]/g, '').includes(cardNumber))
  if (teller) return fail('card-number-told', `the number of the card stands in ${teller.body}`, true)
  return { verdict: { result: 'pass', look: records.map((record) => recordLine(record, trace)) }, size }
}
