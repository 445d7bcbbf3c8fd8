type Waiting<T> = { entry: T; resolve: () => void; reject: (reason: unknown) => void }

/**
 * Collects the entries that arrive while a write is under way and writes them together, so that many callers share one sync.
 * `add` settles as the write of its entry does; `idle` resolves when nothing is left to write.
 */
export function inBatches<T>(write: (entries: T[]) => Promise<void>) {
  let waiting: Waiting<T>[] = []
  let writing: Promise<void> | undefined

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await write(batch.map(({ entry }) => entry))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing = undefined
  }

  function add(entry: T): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject })
      writing ??= writeAll()
    })
  }

  return { add, idle: async () => writing }
}
