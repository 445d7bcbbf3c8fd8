import type { Decoded } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectIn, textIn } from '../json.ts'
import { severityOfText } from '../severity.ts'
import { exceptionsOf } from './exceptions.ts'
import { replayIdOf, type Sender, serviceOf } from './sender.ts'
import { timeMsIn } from './times.ts'

/** An `event` item. One without an exception is its message. */
export function decodeEvent(item: JsonObject, envelopeHeader: JsonObject, sender: Sender): Decoded {
  const trace = objectIn(objectIn(item, 'contexts'), 'trace')
  const exceptions = exceptionsOf(item)
  const release = textIn(item, 'release')
  return {
    type: 'error',
    error: {
      eventId: textIn(item, 'event_id') ?? textIn(envelopeHeader, 'event_id') ?? '',
      traceId: traceIdOf(fieldOf(trace, 'trace_id') ?? sender.traceId),
      spanId: spanIdOf(fieldOf(trace, 'span_id')),
      timeMs: timeMsIn(item, 'timestamp'),
      level: severityOfText(textIn(item, 'level')) ?? 'error',
      type: exceptions[0]?.type ?? 'message',
      value: exceptions[0]?.value ?? messageOf(item),
      exceptions,
      release: release ?? sender.release,
      replayId: replayIdOf(item, sender),
      source: 'envelope',
      service: serviceOf(sender, {}, release),
    },
  }
}

function messageOf(item: JsonObject): string {
  const entry = objectIn(item, 'logentry')
  return (
    textIn(item, 'message') ??
    textIn(entry, 'formatted') ??
    textIn(entry, 'message') ??
    textIn(item, 'transaction') ??
    ''
  )
}
