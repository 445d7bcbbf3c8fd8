import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { DecodeError, readEnvelope } from '@checkout/trace-model'
import * as z from 'zod'
import type { Item, Received } from '../inbox/item.ts'
import { RawItem, rawItemOf, receivedOf } from './raw-item.ts'

const gzip = promisify(zlib.gzip)
const Head = z.object({ format: z.literal('checkout-trace-lab'), version: z.literal(1), traceId: z.string() })

const damaged = 'The export is damaged or of another version: nothing was imported.'

/** A file that is none of those that can be imported. */
class CaptureError extends Error {
  override name = 'CaptureError'
  readonly statusCode = 400
}

/** One trace as a file: gzip of a line that says what it is, and a line for each body. */
export function captureFileOf(traceId: string, items: readonly Item[]): Promise<Buffer> {
  const head: z.infer<typeof Head> = { format: 'checkout-trace-lab', version: 1, traceId }
  return gzip([head, ...items.map(rawItemOf)].map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** The bodies in a file; `traceId` is that of the trace that was exported, if it is a file of ours. */
export type Capture = { traceId: string | null; bodies: Received[] }

/** Reads a file of ours, one of OTLP JSON, or an `.envelope` file. Throws a `CaptureError` for any other. */
export function readCapture(file: Buffer): Capture {
  const start = file.toString('utf8', 0, 200)
  const isOurs = /^\{"format":"checkout-trace-lab"/.test(start)
  if (isOurs) return readLines(file.toString('utf8').trimEnd().split('\n'))
  const alone = { project: null, head: 'POST /api/import', body: file, receivedAtMs: Date.now() }
  const kind = kindOf(start, file)
  if (kind) return { traceId: null, bodies: [{ ...alone, kind }] }
  throw new CaptureError('The file is no export of a lab, no OTLP in JSON and no envelope.')
}

function kindOf(start: string, file: Buffer): Received['kind'] | null {
  if (/^\s*\{\s*"resourceSpans"/.test(start)) return 'traces-json'
  if (/^\s*\{\s*"resourceLogs"/.test(start)) return 'logs-json'
  return isEnvelope(file) ? 'envelope' : null
}

function readLines([head = '', ...lines]: string[]): Capture {
  try {
    const { traceId } = Head.parse(JSON.parse(head))
    const bodies = lines.map((line) => receivedOf(RawItem.parse(JSON.parse(line))))
    const isWhole = bodies.every(({ kind, body }) => kind !== 'envelope' || isEnvelope(body))
    if (isWhole) return { traceId, bodies }
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
