import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { DecodeError, readEnvelope } from '@checkout/trace-model'
import * as z from 'zod'
import type { Item, Received } from '../inbox/item.ts'
import { CaptureError } from './capture-error.ts'
import { readOtlpLines } from './otlp-lines.ts'
import { RawItem, rawItemOf, receivedOf } from './raw-item.ts'

const gzip = promisify(zlib.gzip)
const Head = z.object({ format: z.literal('checkout-trace-lab'), version: z.literal(1), traceId: z.string() })

const damaged = 'The export is damaged or of another version: nothing was imported.'

/** One trace as a file: gzip of a line that says what it is, and a line for each body. Bodies are whole, with what they hold of other traces. */
export function captureFileOf(traceId: string, items: readonly Item[]): Promise<Buffer> {
  const head: z.infer<typeof Head> = { format: 'checkout-trace-lab', version: 1, traceId }
  return gzip([head, ...items.map(rawItemOf)].map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** The bodies in a file, and how many lines of it are of a signal that is not kept. */
export type Capture = { bodies: Received[]; skipped: number }

/** Reads a file of ours, of which only the exported trace counts, OTLP in JSON, one request or one a line, or an `.envelope` file. Throws a `CaptureError` for any other. */
export function readCapture(file: Buffer): Capture {
  const start = file.toString('utf8', 0, 200)
  if (start.startsWith('{"format":"checkout-trace-lab"')) return { bodies: readExport(file), skipped: 0 }
  if (/^\s*\{\s*"resource[A-Z]/.test(start)) return readOtlpLines(file)
  if (!isEnvelope(file)) throw new CaptureError('The file is no export of a lab, no OTLP in JSON and no envelope.')
  return { bodies: [{ kind: 'envelope', project: null, head: 'POST /api/import', body: file }], skipped: 0 }
}

function readExport(file: Buffer): Received[] {
  try {
    const [head = '', ...lines] = file.toString('utf8').trimEnd().split('\n')
    const { traceId } = Head.parse(JSON.parse(head))
    const bodies = lines.map((line) => ({ ...receivedOf(RawItem.parse(JSON.parse(line))), only: traceId }))
    if (bodies.every(({ kind, body }) => kind !== 'envelope' || isEnvelope(body))) return bodies
    throw new CaptureError(damaged)
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    throw new CaptureError(damaged, { cause: error })
  }
}

function isEnvelope(file: Uint8Array): boolean {
  try {
    return readEnvelope(file).items.length > 0
  } catch (error) {
    if (error instanceof DecodeError) return false
    throw error
  }
}
