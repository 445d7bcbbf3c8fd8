import { spanIdOf, traceIdOf } from '../ids.ts'
import { type JsonObject, textIn } from '../json.ts'

type NamedSpan = { traceId: string | null; spanId: string | null }

/** The span that a request's `traceparent` names, else its `sentry-trace`. https://www.w3.org/TR/trace-context/#traceparent-header */
export function spanNamedBy(headers: JsonObject): NamedSpan {
  const parent = headerIn(headers, 'traceparent')?.split('-').slice(1)
  const sentry = headerIn(headers, 'sentry-trace')?.split('-')
  const [traceId, spanId] = parent ?? sentry ?? []
  return { traceId: traceIdOf(traceId), spanId: spanIdOf(spanId) }
}

function headerIn(headers: JsonObject, name: string): string | null {
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name)
  return key === undefined ? null : textIn(headers, key)
}
