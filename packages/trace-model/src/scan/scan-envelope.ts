import type { Scanned } from '../body.ts'
import { damageOf } from '../decoded.ts'
import { decodeItem } from '../envelope/decode-envelope.ts'
import type { Envelope, EnvelopeItem } from '../envelope/read-envelope.ts'
import { scanJson } from './scan-json.ts'

/** Containers of spans and logs are scanned; of the other items there are few, and they are decoded. */
export function* scanEnvelope(envelope: Envelope): Generator<Scanned> {
  for (const damage of envelope.damages) yield damageOf('envelope', damage)
  for (const item of envelope.items) {
    const found = scanContainer(item)
    if (found) yield { type: 'found', record: item.type === 'span' ? 'span' : 'log', found }
    else yield* decodeItem(item, envelope.header, () => true)
  }
}

function scanContainer({ type, payload }: EnvelopeItem) {
  if (type === 'span') return scanJson(payload, 'spanContainer')
  return type === 'log' ? scanJson(payload, 'logContainer') : null
}
