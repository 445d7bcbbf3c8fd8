import type { Decoded } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectIn, objectsIn, textIn } from '../json.ts'
import { type Sender, serviceOf } from './sender.ts'
import { timeMsIn } from './times.ts'

/** An `event` item. The outermost exception is the last of its list; an event without one is its message. */
export function decodeEvent(item: JsonObject, envelopeHeader: JsonObject, sender: Sender): Decoded {
  const trace = objectIn(objectIn(item, 'contexts'), 'trace')
  const exceptions = objectsIn(objectIn(item, 'exception'), 'values')
  const outermost = exceptions.at(-1)
  const entry = objectIn(item, 'logentry')
  const message =
    textIn(item, 'message') ?? textIn(entry, 'formatted') ?? textIn(entry, 'message') ?? textIn(item, 'transaction')
  return {
    type: 'error',
    error: {
      eventId: textIn(item, 'event_id') ?? textIn(envelopeHeader, 'event_id') ?? '',
      traceId: traceIdOf(fieldOf(trace, 'trace_id') ?? sender.traceId),
      spanId: spanIdOf(fieldOf(trace, 'span_id')),
      timeMs: timeMsIn(item, 'timestamp'),
      type: outermost ? (textIn(outermost, 'type') ?? 'Error') : 'message',
      value: outermost ? (textIn(outermost, 'value') ?? '') : (message ?? ''),
      source: 'envelope',
      service: serviceOf(sender, {}, textIn(item, 'release')),
    },
  }
}
