import { inBatches } from '@checkout/journal'

/** Work that is done once more when it was asked for while it was under way. */
export function repeatedly(work: () => Promise<void>, onError: (error: unknown) => void) {
  const runs = inBatches<null>(() => work().catch(onError))
  return { again: () => runs.add(null), idle: runs.idle }
}

const everyMs = 1_000

/** Work that is done at most once a second, and once after it was asked for last. */
export function seldom(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  function run(): void {
    timer = undefined
    void work()
  }
  return {
    ask(): void {
      timer ??= setTimeout(run, everyMs).unref()
    },
    stop: () => clearTimeout(timer),
  }
}
