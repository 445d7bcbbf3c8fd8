import type { Decoded } from '../decoded.ts'
import { fieldOf, type JsonObject, objectIn, objectsIn, textIn } from '../json.ts'
import { replayIdOf, type Sender } from './sender.ts'
import { decodeSpanV1 } from './spans.ts'

/** A transaction is its root span, told by `contexts.trace`, and the spans below it. */
export function* decodeTransaction(item: JsonObject, sender: Sender): Generator<Decoded> {
  const trace = objectIn(objectIn(item, 'contexts'), 'trace')
  const known = { ...sender, release: textIn(item, 'release') ?? sender.release }
  const traceId = fieldOf(trace, 'trace_id') ?? null
  const platform = fieldOf(item, 'platform') ?? null
  const times = {
    start_timestamp: fieldOf(item, 'start_timestamp') ?? null,
    timestamp: fieldOf(item, 'timestamp') ?? null,
  }
  const description = fieldOf(item, 'transaction') ?? null
  const replayId = replayIdOf(item, sender)
  // Under the name that spans of version 2 have it.
  const data = { ...(replayId && { 'sentry.replay_id': replayId }), ...objectIn(trace, 'data') }
  yield decodeSpanV1({ ...trace, ...times, platform, description, data }, known)
  for (const span of objectsIn(item, 'spans')) yield decodeSpanV1({ trace_id: traceId, platform, ...span }, known)
}
