import { type Draft, putMissing, putText, remove, textAt } from '../draft.ts'
import { renameAttributes } from './attribute-names.ts'

/** What Sentry does to the attributes of spans and logs alike before it looks at what they say. */
export function normalizeAttributes(draft: Draft, receivedNanos: bigint): void {
  removeMixedLists(draft)
  renameAttributes(draft)
  const received = { type: 'string', value: receivedNanos.toString() } as const
  putMissing(draft, 'observed-time.received', 'sentry.observed_timestamp_nanos', received)
}

/** What is done to items that came by OTLP and not from an SDK of Sentry's. */
export function markOtlp(draft: Draft): void {
  putText(draft, 'ingress.integration', 'sentry.relay.ingress', 'integration')
  if (textAt(draft, 'client.address') === '{{auto}}') remove(draft, 'unverified.client-address', 'client.address')
}

/** Removes lists of mixed types; whole numbers and fractions are one type, and null is of any. */
function removeMixedLists(draft: Draft): void {
  for (const [key, { value }] of [...draft.attributes]) {
    if (!Array.isArray(value)) continue
    const types = new Set(value.filter((member) => member !== null).map((member) => typeof member))
    if (types.size > 1) remove(draft, 'attribute.mixed-list', key)
  }
}
