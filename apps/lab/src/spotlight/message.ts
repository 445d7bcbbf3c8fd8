import { isUtf8 } from 'node:buffer'
import { type EnvelopeItem, readEnvelope } from '@checkout/trace-model'
import { headText, type Item } from '../inbox/item.ts'
import { userAgentIn } from '../problems/request-head.ts'

/** Larger payloads that are not JSON stay here: `/api/traces/:traceId/raw` has them. */
const maxRawBytes = 1024 * 1024

/** An envelope as Spotlight tells its clients of it: `[header, [[item header, payload]…]]`, payloads that are no JSON as `{data}`. */
export function spotlightMessage(item: Item): string {
  const { header, items } = readEnvelope(item.body)
  const id = spotlightId(item)
  const agent = userAgentIn(headText(item))
  const told = { ...header, __spotlight_envelope_id: id, ...(agent && { __spotlight_sender_user_agent: agent }) }
  const data = JSON.stringify([told, items.map((each) => [each.header, payloadOf(each)])])
  return `event: application/x-sentry-envelope\nid: ${id}\ndata: ${data}\n\n`
}

/** A UUID of version 7 with the number of the body at its end, so that a reader who comes back can be told what followed. */
function spotlightId({ receivedAtMs, seq }: Item): string {
  const time = Math.floor(receivedAtMs).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${seq.toString(16).padStart(12, '0')}`
}

/** The number in such an id; -1, which is before all others, where it is none. */
export function seqOf(id: string | undefined): number {
  const digits = /^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-([0-9a-f]{12})$/.exec(id ?? '')?.[1]
  return digits === undefined ? -1 : Number.parseInt(digits, 16)
}

function payloadOf({ type, payload }: EnvelopeItem): object {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.length)
  if (bytes[0] === 0x7b) {
    try {
      return { ...JSON.parse(bytes.toString()), type }
    } catch {
      // Told as the text it is.
    }
  }
  const isLarge = bytes.length > maxRawBytes
  return { data: isLarge ? '' : bytes.toString(isUtf8(bytes) ? 'utf8' : 'base64') }
}
