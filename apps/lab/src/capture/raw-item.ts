import { isUtf8 } from 'node:buffer'
import { bodyKinds } from '@checkout/trace-model'
import * as z from 'zod'
import { headText, type Item, type Received } from '../inbox/item.ts'

/** The last day of JavaScript's calendar. */
const lastMs = 8_640_000_000_000_000

/** A body as it came but for its content encoding, with its request; the form in which it is read and exported. */
export const RawItem = z.object({
  kind: z.enum(bodyKinds),
  project: z.string().nullable(),
  receivedAtMs: z.number().min(0).max(lastMs).describe('Unix milliseconds'),
  head: z.string().describe('The request line and the headers, one a line'),
  encoding: z.enum(['utf8', 'base64']).describe('How `body` is written'),
  body: z.string(),
})
export type RawItem = z.infer<typeof RawItem>

export function rawItemOf(item: Item): RawItem {
  const { kind, project, receivedAtMs, body } = item
  const encoding = isUtf8(body) ? 'utf8' : 'base64'
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString(encoding)
  return { kind, project, receivedAtMs, head: headText(item), encoding, body: text }
}

/** The same bytes again. */
export function receivedOf({ body, encoding, ...rest }: RawItem): Received {
  return { ...rest, body: Buffer.from(body, encoding) }
}
