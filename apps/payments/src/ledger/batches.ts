type Waiting = { line: string; resolve: () => void; reject: (reason: unknown) => void }

/**
 * Collects the lines that arrive while a write is under way and writes them together, so that many callers share one sync.
 * `add` settles as the write of its line does; `idle` resolves when nothing is left to write.
 */
export function inBatches(write: (lines: string[]) => Promise<void>) {
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await write(batch.map(({ line }) => line))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing = undefined
  }

  function add(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ line, resolve, reject })
      writing ??= writeAll()
    })
  }

  return { add, idle: async () => writing }
}
