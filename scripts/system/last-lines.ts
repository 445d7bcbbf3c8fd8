/** Keeps what a process wrote, as text and up to a limit, so that its end can be explained. */
export function keepOutput(limit = 500_000) {
  let text = ''
  return {
    add(chunk: string): void {
      text = (text + chunk).slice(-limit)
    },
    all: (): string => text,
    last: (lines: number): string => text.trimEnd().split('\n').slice(-lines).join('\n'),
  }
}
