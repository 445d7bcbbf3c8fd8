import type { ErrorEvent, Original } from '@checkout/trace-model/model'
import { type Place, placesOf, topOf } from '../stack/place.ts'

type Stack = Pick<ErrorEvent, 'exceptions'>

/** Where an error came from, such as `placeOrder (place-order.ts)`: the innermost frame of the app's own code, else the innermost; null without a stack. */
export function topFrame({ exceptions }: Stack): string | null {
  const top = topOf(placesOf(exceptions[0]?.frames ?? [], []))
  return top ? nameOf(top) : null
}

/** The same in the original source; null when its map is not at hand. `originals` as the lab gives them for the error. */
export function originalTopFrame({ exceptions }: Stack, originals: readonly (Original | null)[][]): string | null {
  const top = topOf(placesOf(exceptions[0]?.frames ?? [], originals[0] ?? []))
  return top?.built ? nameOf(top) : null
}

/** The same from a printed stack of V8, as logs carry it in `exception.stacktrace`. */
export function topFrameOfText(stack: string): string | null {
  const frames = [...stack.matchAll(/^\s*at (?:(?:async )?(?<call>.+?) \()?(?<file>[^()\s]+):(?<line>\d+):\d+\)?$/gm)]
  const frame = frames.find(({ groups }) => !/node_modules|^node:/.test(groups?.file ?? '')) ?? frames[0]
  const { call = null, file = null, line } = frame?.groups ?? {}
  return frame ? nameOf({ function: call, file, line: Number(line) }) : null
}

/** Without the line where there is a function: an edit above it would make the same error another one. */
function nameOf({ function: call, file, line }: Pick<Place, 'function' | 'file' | 'line'>): string | null {
  const name =
    file
      ?.replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? null
  if (call) return name ? `${call} (${name})` : call
  return name === null ? null : `${name}${line === null ? '' : `:${line}`}`
}
