import { type Book, beginNext } from './book.ts'

const retryMs = 2_000

export type FailureOptions = {
  /** Writes what is missing. What fails again is noted again. */
  retry(): Promise<void>
  /** Told once why nothing can be written, and null when everything is written again. */
  onFailure(message: string | null): void
}

/** What could not be written, and the attempts to write it after all. */
export function createFailure(book: Book, { retry, onFailure }: FailureOptions) {
  let message: string | null = null
  let timer: NodeJS.Timeout | undefined

  function schedule(): void {
    timer ??= setTimeout(tryAgain, retryMs).unref()
  }

  async function tryAgain(): Promise<void> {
    timer = undefined
    await retry()
    if (book.incomplete.size > 0) schedule()
    if (timer !== undefined) return
    message = null
    onFailure(null)
  }

  return {
    message: () => message,
    note(segment: number | null, error: unknown): void {
      if (segment !== null) book.incomplete.add(segment)
      if (segment === book.segment && book.segments.has(segment)) beginNext(book)
      schedule()
      if (message !== null) return
      message = error instanceof Error ? error.message : String(error)
      onFailure(message)
    },
    stop: () => clearTimeout(timer),
  }
}
