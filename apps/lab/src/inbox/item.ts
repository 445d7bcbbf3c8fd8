import type { BodyKind } from '@checkout/trace-model'

/** A request's body without its content encoding, and what else of the request is kept with it. */
export type Received = {
  kind: BodyKind
  body: Uint8Array
  /** From the path; null for the plain paths of OTLP, which name none. */
  project: string | null
  /** The request line and the headers, one a line. */
  head: string
  /** The one trace of it that counts; without, all of them do. */
  only?: string | undefined
  /** Only where that was not just now. */
  receivedAtMs?: number
}

/** A body as it is kept. It goes when none of the traces it has records of is there any more. */
export type Item = Omit<Received, 'head'> & {
  /** Counts bodies in the order they were indexed, which is that in which they were accepted. */
  seq: number
  head: Uint8Array
  receivedAtMs: number
  /** How many traces it has records of. */
  traceCount: number
  /** The file of the journal that it is written to; 0 without a journal. */
  segment: number
  /** How many of these are still there; 1 for one that has none and is kept all the same. */
  holders: number
}

/** The request line and the headers, one a line, as they came. */
export function headText({ head }: Pick<Item, 'head'>): string {
  return Buffer.from(head).toString('latin1')
}

/** Gives an item that is to stay bytes of its own; a view would keep a whole slab for its sake. */
export function outOfSlab(item: Item): Item {
  item.head = new Uint8Array(item.head)
  item.body = new Uint8Array(item.body)
  return item
}
