/** One line of a stack. Lines and columns count from 1, as received; a frame is looked up in the source map that has its `debugId`. */
export type StackFrame = {
  function: string | null
  filename: string | null
  module: string | null
  lineno: number | null
  colno: number | null
  inApp: boolean | null
  debugId: string | null
  /** The line itself and those around it, where the SDK sent them. */
  preContext: string[]
  contextLine: string | null
  postContext: string[]
}

export type Exception = {
  type: string
  value: string
  /** How it was caught, such as `auto.browser.global_handlers.onerror`. */
  mechanism: string | null
  handled: boolean | null
  /** Innermost call first, as a stack trace is printed. */
  frames: StackFrame[]
}

/** Where a line of a built file comes from. `line` and `column` count from 1. */
export type Original = {
  source: string
  line: number
  column: number
  /** What stands there in the original, when the map says so. */
  name: string | null
  before: string[]
  /** The line itself; null when the map holds no sources. */
  text: string | null
  after: string[]
}
