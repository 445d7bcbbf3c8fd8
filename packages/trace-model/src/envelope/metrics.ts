import type { Decoded } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, numberIn, textIn } from '../json.ts'
import { type Sender, serviceOf } from './sender.ts'
import { timeMsIn } from './times.ts'
import { typedAttributes } from './typed-attributes.ts'

/** One member of a metric container. */
export function decodeMetric(item: JsonObject, sender: Sender): Decoded {
  const attributes = typedAttributes(item)
  const [name, value] = [textIn(item, 'name'), numberIn(item, 'value')]
  if (name === null || value === null) {
    return { type: 'damaged', item: 'metric', code: 'wrong_shape', message: 'a metric has no name or no value' }
  }
  return {
    type: 'metric',
    metric: {
      traceId: traceIdOf(fieldOf(item, 'trace_id')),
      spanId: spanIdOf(fieldOf(item, 'span_id')),
      timeMs: timeMsIn(item, 'timestamp'),
      name,
      type: textIn(item, 'type') ?? 'unknown',
      value,
      unit: textIn(item, 'unit'),
      attributes,
      source: 'envelope',
      service: serviceOf(sender, attributes),
    },
  }
}
