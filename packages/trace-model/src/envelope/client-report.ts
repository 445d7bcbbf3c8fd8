import type { Decoded } from '../decoded.ts'
import { type JsonObject, numberIn, objectsIn, textIn } from '../json.ts'

/** A `client_report`: how much of what an SDK discarded, and why. */
export function decodeClientReport(item: JsonObject): Decoded {
  return {
    type: 'client_report',
    discarded: objectsIn(item, 'discarded_events')
      .map((event) => ({
        reason: textIn(event, 'reason') ?? 'unknown',
        category: textIn(event, 'category') ?? 'default',
        quantity: numberIn(event, 'quantity') ?? 0,
      }))
      .filter(({ quantity }) => quantity > 0),
  }
}
