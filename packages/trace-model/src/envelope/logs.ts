import type { Decoded } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, textIn } from '../json.ts'
import { severityOfText } from '../severity.ts'
import { type Sender, serviceOf } from './sender.ts'
import { timeMsIn } from './times.ts'
import { typedAttributes } from './typed-attributes.ts'

/** One member of a log container. */
export function decodeLog(item: JsonObject, sender: Sender): Decoded {
  const attributes = typedAttributes(item)
  return {
    type: 'log',
    log: {
      traceId: traceIdOf(fieldOf(item, 'trace_id')),
      spanId: spanIdOf(fieldOf(item, 'span_id') ?? attributes['sentry.trace.parent_span_id']),
      timeMs: timeMsIn(item, 'timestamp'),
      severity: severityOfText(textIn(item, 'level')) ?? 'info',
      body: textIn(item, 'body') ?? '',
      attributes,
      source: 'envelope',
      service: serviceOf(sender, attributes),
    },
  }
}
