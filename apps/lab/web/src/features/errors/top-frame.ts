import type { ErrorEvent, Original, StackFrame } from '@checkout/trace-model/model'

type Stack = Pick<ErrorEvent, 'exceptions'>

/** Where an error came from, such as `placeOrder (place-order.ts)`: the innermost frame of the app's own code, else the innermost; null without a stack. */
export function topFrame({ exceptions }: Stack): string | null {
  const frames = exceptions[0]?.frames ?? []
  const frame = frames[topOf(frames)]
  return frame ? placeOf(frame.function, frame.filename ?? frame.module, frame.lineno) : null
}

/** The same in the original source; null when its map is not at hand. `originals` as the lab gives them for the error. */
export function originalTopFrame({ exceptions }: Stack, originals: readonly (Original | null)[][]): string | null {
  const frames = exceptions[0]?.frames ?? []
  const at = topOf(frames)
  const original = originals[0]?.[at]
  // A map names what stands at a place: at a call, that is the function called, which is the next frame inwards.
  const name = originals[0]?.[at + 1]?.name ?? frames[at]?.function ?? null
  return original ? placeOf(name, original.source, original.line) : null
}

function topOf(frames: readonly StackFrame[]): number {
  return Math.max(
    0,
    frames.findIndex(({ inApp }) => inApp === true),
  )
}

/** The same from a printed stack of V8, as logs carry it in `exception.stacktrace`. */
export function topFrameOfText(stack: string): string | null {
  const frames = [...stack.matchAll(/^\s*at (?:(?<call>.+?) \()?(?<file>[^()\s]+):(?<line>\d+):\d+\)?$/gm)]
  const frame = frames.find(({ groups }) => !/node_modules|^node:/.test(groups?.file ?? '')) ?? frames[0]
  return frame?.groups ? placeOf(frame.groups.call ?? null, frame.groups.file ?? null, Number(frame.groups.line)) : null
}

/** Without the line where there is a function: an edit above it would make the same error another one. */
function placeOf(call: StackFrame['function'], file: string | null, line: number | null): string | null {
  const name =
    file
      ?.replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? null
  if (call && call !== '?') return name ? `${call.replace(/^async /, '')} (${name})` : call
  return name === null ? null : `${name}${line === null ? '' : `:${line}`}`
}
