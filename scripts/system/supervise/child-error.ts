export type Exit = { code: number | null; signal: NodeJS.Signals | null }

/** A process ended by itself, or never got ready. The message names it and shows its last lines. */
export class ChildError extends Error {
  override name = 'ChildError'
  readonly process: string

  constructor(process: string, what: string, lastLines: string) {
    super(`${process} ${what}${lastLines === '' ? ', without a word' : `. Its last lines:\n${indent(lastLines)}`}`)
    this.process = process
  }
}

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `exited with code ${code}` : `was ended by ${signal}`
}

function indent(lines: string): string {
  return lines.replaceAll(/^/gm, '  ')
}
