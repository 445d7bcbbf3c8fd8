import type { Received } from '../inbox/item.ts'
import { CaptureError } from './capture-error.ts'
import type { Capture } from './capture-file.ts'

const newline = 0x0a
const kinds: [field: RegExp, kind: Received['kind'] | null][] = [
  [/^\s*\{\s*"resourceSpans"/, 'traces-json'],
  [/^\s*\{\s*"resourceLogs"/, 'logs-json'],
  // The lab keeps no metrics of OTLP, as Sentry takes none.
  [/^\s*\{\s*"resourceMetrics"/, null],
]

/** OTLP requests in JSON: one that may be spread over lines, or one in each line, as the Collector's file exporter writes. Throws a `CaptureError` that names the line. */
export function readOtlpLines(file: Buffer): Capture {
  const texts = isJson(file) ? [file] : linesOf(file)
  const bodies: Received[] = []
  let skipped = 0
  for (const [at, body] of texts.entries()) {
    const start = body.toString('utf8', 0, 200)
    const [, kind] = kinds.find(([field]) => field.test(start)) ?? []
    if (kind === undefined || (texts.length > 1 && !isJson(body))) {
      throw new CaptureError(`Line ${at + 1} is no OTLP request in JSON: nothing was imported.`)
    }
    if (kind === null) skipped += 1
    else bodies.push({ kind, project: null, head: 'POST /api/import', body })
  }
  return { bodies, skipped }
}

function linesOf(file: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at < file.length; ) {
    const end = file.indexOf(newline, at)
    const line = file.subarray(at, end === -1 ? file.length : end)
    if (line.toString('latin1').trim() !== '') lines.push(line)
    at += line.length + 1
  }
  return lines
}

function isJson(text: Buffer): boolean {
  try {
    JSON.parse(text.toString('utf8'))
    return true
  } catch {
    return false
  }
}
