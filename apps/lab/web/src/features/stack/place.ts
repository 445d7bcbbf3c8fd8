import type { Original, StackFrame } from '@checkout/trace-model/model'

type SourceLine = { number: number; text: string; isMarked: boolean }

/** A frame as a person reads it: in the original source if that is known. */
export type Place = {
  /** Null where it has no name. */
  function: string | null
  file: string | null
  line: number | null
  column: number | null
  inApp: boolean
  /** Where it ran, when that is another place. */
  built: string | null
  lines: SourceLine[]
}

/** The frames of one exception, innermost call first, each with its original place where one is known. */
export function placesOf(frames: readonly StackFrame[], originals: readonly (Original | null)[]): Place[] {
  // A map names what stands at a place: at a call, that is the function called, which is the next frame inwards.
  return frames.map((frame, at) => placeOf(frame, originals[at] ?? null, originals[at + 1]?.name ?? null))
}

function placeOf(frame: StackFrame, original: Original | null, calledAs: string | null): Place {
  const built = frame.filename ?? frame.module
  const inApp = frame.inApp ?? true
  const name = (original && calledAs) ?? frame.function
  if (!original) {
    const lines = linesAround(frame.lineno, frame.preContext, frame.contextLine, frame.postContext)
    return { function: named(name), file: built, line: frame.lineno, column: frame.colno, inApp, built: null, lines }
  }
  return {
    function: named(name),
    file: original.source,
    line: original.line,
    column: original.column,
    // A library that was built into the app is in its file all the same.
    inApp: inApp && !original.source.includes('node_modules/'),
    built: whereOf(built, frame.lineno, frame.colno),
    lines: linesAround(original.line, original.before, original.text, original.after),
  }
}

/** The innermost call of the app's own code, else the innermost; undefined without a stack. */
export function topOf(places: readonly Place[]): Place | undefined {
  return places.find(({ inApp }) => inApp) ?? places[0]
}

/** File, line and column, as far as they are known. */
export function whereOf(file: string | null, line: number | null, column: number | null): string {
  return [file ?? 'unknown file', line, column].filter((part) => part !== null).join(':')
}

/** Without what engines write where there is no name, and before one. */
function named(call: string | null): string | null {
  return call === '?' ? null : (call?.replace(/^async /, '') ?? null)
}

/** Frames in runs: those of the app one by one, those of libraries between them together. */
export function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (!place.inApp && last?.[0] && !last[0].inApp) last.push(place)
    else runs.push([place])
  }
  return runs
}

function linesAround(line: number | null, before: string[], text: string | null, after: string[]): SourceLine[] {
  if (line === null || text === null) return []
  const first = line - before.length
  return [...before, text, ...after].map((each, at) => ({
    number: first + at,
    text: each,
    isMarked: first + at === line,
  }))
}
