import { damageOf } from '../decoded.ts'
import { decodeItem } from '../envelope/decode-envelope.ts'
import type { Envelope, EnvelopeItem } from '../envelope/read-envelope.ts'
import type { Pause } from '../pause.ts'
import { withDoubts } from '../time-doubts.ts'
import type { Found, Scanned } from './found.ts'
import { scanJson } from './scan-json.ts'

/** Containers of spans and logs are scanned; of the other items there are few, and they are decoded. */
export function* scanEnvelope(envelope: Envelope, inPiecesFrom?: number): Generator<Scanned> {
  for (const damage of envelope.damages) yield damageOf('envelope', damage)
  for (const item of envelope.items) {
    const found = yield* scanContainer(item, inPiecesFrom)
    if (found) yield { type: 'found', record: item.type === 'span' ? 'span' : 'log', found }
    else yield* withDoubts(decodeItem(item, envelope.header, undefined, inPiecesFrom))
  }
}

function* scanContainer({ type, payload }: EnvelopeItem, inPiecesFrom?: number): Generator<Pause, Found | null> {
  if (type === 'span') return yield* scanJson(payload, 'spanContainer', inPiecesFrom)
  return type === 'log' ? yield* scanJson(payload, 'logContainer', inPiecesFrom) : null
}
