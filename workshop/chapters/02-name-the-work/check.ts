import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import type { Span, TraceDetail } from '@checkout/trace-model/model'
import { orderDirectly } from '../../checks/order-directly.ts'
import { isBelow, isClient, lineOf, requestSpans } from '../../checks/order-spans.ts'
import type { Stage } from '../../checks/stage.ts'
import { notYet, type Verdict } from '../../checks/verdict.ts'
import { type Judgement, untilPass } from '../../checks/wait.ts'

const steps = [spanNames.validateCart, spanNames.reserveInventory, spanNames.payment, spanNames.writeOrder]

/** Passes when the steps of an order are spans with their work below them, and a step that fails says so. */
export async function checkSteps({ origins, lab }: Stage): Promise<Verdict> {
  await orderDirectly(origins.api, 'normal')
  const verdict = await untilPass(async () => judgeSteps(await lab.newTraces()))
  if (verdict.result !== 'pass') return verdict
  const sinceMs = Date.now()
  await orderDirectly(origins.api, 'inventory-miss')
  return untilPass(async () => judgeMiss(await lab.newTraces(sinceMs)))
}

function judgeSteps(traces: TraceDetail[]): Judgement {
  const spans = traces.flatMap((trace) => trace.spans)
  const size = spans.length
  const [entry] = requestSpans(spans)
  if (!entry)
    return {
      verdict: notYet('no-backend-span', ['no span of the order’s request came'], 'the trace of chapter 01'),
      size,
    }
  const all = steps.map((name) => spans.filter((span) => span.name === name))
  const count = all.findIndex(({ length }) => length !== 1)
  if (count >= 0) {
    const found = [`${all[count]?.length} spans are called ${steps[count]}`]
    const verdict = notYet('step-missing', found, `one span for each of ${steps.join(', ')}`)
    // The request's span ends last, so its steps came before it.
    return { verdict, isCertain: entry.kind === 'server', size }
  }
  const named = all.flat()
  const astray = named.find((span) => !isBelow(spans, span, entry))
  if (astray)
    return { verdict: notYet('step-elsewhere', [lineOf(astray)], 'every step lies below the request’s span'), size }
  const idle = named.find((step) => !spans.some((span) => isClient(span) && isBelow(spans, span, step)))
  if (idle) {
    const found = [`nothing lies below ${idle.name}, though it asks the database or payments`]
    return { verdict: notYet('step-not-active', found, 'its queries and calls lie below it'), size }
  }
  return { verdict: { result: 'pass', look: named.map(lineOf) }, size }
}

function judgeMiss(traces: TraceDetail[]): Judgement {
  const spans = traces.flatMap((trace) => trace.spans)
  const step = spans.find(({ name }) => name === spanNames.reserveInventory)
  const isTold = step?.status === 'error' && step.attributes[attributeNames.errorType] !== undefined
  const look = ['the steps are in order; see a failing one: inventory-miss', ...(step ? [errorLine(step)] : [])]
  if (isTold) return { verdict: { result: 'pass', look }, size: spans.length }
  const found = [step ? errorLine(step) : `no span is called ${spanNames.reserveInventory}`]
  const expected = 'with inventory-miss the step has status error and error.type'
  return { verdict: notYet('error-swallowed', found, expected), isCertain: step !== undefined, size: spans.length }
}

function errorLine({ name, status, attributes }: Span): string {
  return `${name}: status ${status}, error.type ${attributes[attributeNames.errorType] ?? 'absent'}`
}
