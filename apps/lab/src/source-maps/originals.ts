import type { ErrorEvent, Original, StackFrame } from '@checkout/trace-model/model'
import type { TraceMap } from '@jridgewell/trace-mapping'
import type { MapFiles } from './map-files.ts'

export type Originals = { of(error: ErrorEvent): Promise<(Original | null)[][]> }

/** Loaded with the first error that is read, so that a lab starts without it. */
const tracing = () => import('@jridgewell/trace-mapping')

const keptMaps = 8
const linesAround = 4

/** Looks stack frames up in source maps, when they are read: for each exception and each of its frames the original place, or null. */
export function createOriginals(files: MapFiles): Originals {
  const kept = new Map<string, TraceMap>()

  async function mapOf(debugId: string): Promise<TraceMap | null> {
    const known = kept.get(debugId)
    if (known) return known
    const text = await files.read(debugId)
    const map = text === null ? null : await parsed(text)
    if (map) kept.set(debugId, map)
    const [oldest] = kept.keys()
    if (kept.size > keptMaps && oldest !== undefined) kept.delete(oldest)
    return map
  }

  async function originalOf({ debugId, lineno, colno }: StackFrame): Promise<Original | null> {
    if (debugId === null || lineno === null || lineno < 1) return null
    const map = await mapOf(debugId)
    const { originalPositionFor, sourceContentFor } = await tracing()
    // A stack counts columns from 1, a map from 0.
    const found = map && originalPositionFor(map, { line: lineno, column: Math.max(0, (colno ?? 1) - 1) })
    if (!map || !found || found.source === null) return null
    const place = { source: readable(found.source), line: found.line, column: found.column + 1, name: found.name }
    return { ...place, ...linesOf(sourceContentFor(map, found.source), found.line) }
  }

  return {
    async of({ exceptions }) {
      const originals: (Original | null)[][] = []
      for (const { frames } of exceptions) {
        const ofException: (Original | null)[] = []
        for (const frame of frames) ofException.push(await originalOf(frame))
        originals.push(ofException)
      }
      return originals
    },
  }
}

/** A file that is no source map spoils nothing but itself. */
async function parsed(text: string): Promise<TraceMap | null> {
  const { TraceMap } = await tracing()
  try {
    return new TraceMap(text)
  } catch {
    return null
  }
}

function linesOf(content: string | null, line: number): Pick<Original, 'before' | 'text' | 'after'> {
  if (content === null) return { before: [], text: null, after: [] }
  const lines = content.split(/\r?\n/)
  return {
    before: lines.slice(Math.max(0, line - 1 - linesAround), line - 1),
    text: lines[line - 1] ?? '',
    after: lines.slice(line, line + linesAround),
  }
}

/** Without the steps up from the build's folder. */
function readable(source: string): string {
  return source.replace(/^(\.\.?\/)+/, '')
}
