import { serviceNames } from '@checkout/contract/telemetry'
import type { TraceDetail } from '@checkout/trace-model/model'
import { orderDirectly } from '../../checks/order-directly.ts'
import { isBelow, isClient, lineOf, requestSpans } from '../../checks/order-spans.ts'
import type { Stage } from '../../checks/stage.ts'
import { notYet, type Verdict } from '../../checks/verdict.ts'
import { type Judgement, untilPass } from '../../checks/wait.ts'

/** Passes when an order by HTTP leaves a SERVER span of the right service with queries below it, and a health check leaves none. */
export async function checkBackendOn({ origins, lab }: Stage): Promise<Verdict> {
  await fetch(`${origins.api}/healthz`)
  await orderDirectly(origins.api, 'normal')
  return untilPass(async () => judgeBackend(await lab.newTraces()))
}

function judgeBackend(traces: TraceDetail[]): Judgement {
  const spans = traces.flatMap((trace) => trace.spans)
  const size = spans.length
  const [entry] = requestSpans(spans)
  if (!entry) {
    const found = ['the order was answered, and no span of the API’s request came']
    return { verdict: notYet('no-backend-span', found, 'one SERVER span for POST /api/checkout'), size }
  }
  const found = [lineOf(entry)]
  if (entry.kind !== 'server')
    return { verdict: notYet('no-server-span', found, 'a SERVER span for the request'), size }
  if (entry.service !== serviceNames.api) {
    return { verdict: notYet('wrong-service-name', found, `the service is ${serviceNames.api}`), isCertain: true, size }
  }
  const query = spans.find((span) => span.attributes['db.system.name'] && isClient(span) && isBelow(spans, span, entry))
  if (!query) return { verdict: notYet('no-database-span', found, 'a span for each query, below the request'), size }
  const health = spans.find(({ attributes }) => attributes['url.path'] === '/healthz')
  if (health)
    return { verdict: notYet('health-traced', [lineOf(health)], 'no span for a health check'), isCertain: true, size }
  return {
    verdict: {
      result: 'pass',
      look: [...found, `with ${spans.filter((span) => isBelow(spans, span, entry)).length} spans below it`],
    },
    size,
  }
}
