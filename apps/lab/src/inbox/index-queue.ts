/** A body that was accepted: the steps in which it is indexed, and how many bytes it holds on to until then. */
type Job = { steps: Iterator<void>; byteLength: number }

export type IndexQueue = {
  /** Resolves when there is room, with the body in the queue. */
  push(job: Job): Promise<void>
  /** Resolves when everything pushed before this call is indexed or discarded. */
  settled(): Promise<void>
  /** Discards what is not indexed yet. */
  clear(): void
}

export type IndexQueueOptions = { onBug(error: unknown): void }

const sliceMs = 8
const maxQueuedBytes = 64 * 1024 * 1024

/** Indexes bodies in order of arrival and in short slices, so that requests are answered meanwhile. */
export function createIndexQueue({ onBug }: IndexQueueOptions): IndexQueue {
  let jobs: Job[] = []
  let queuedBytes = 0
  let isRunning = false
  const progress = createProgress()

  function runSlice(): void {
    const deadline = performance.now() + sliceMs
    while (jobs[0] && performance.now() < deadline) {
      if (takeStep(jobs[0])) finish(jobs[0])
    }
    isRunning = jobs.length > 0
    if (isRunning) setImmediate(runSlice)
  }

  function takeStep({ steps }: Job): boolean {
    try {
      return steps.next().done === true
    } catch (error) {
      onBug(error)
      return true
    }
  }

  function finish(job: Job): void {
    jobs.shift()
    queuedBytes -= job.byteLength
    progress.finishOne()
  }

  return {
    settled: progress.settled,
    async push(job) {
      while (queuedBytes > maxQueuedBytes) await progress.settled()
      jobs.push(job)
      queuedBytes += job.byteLength
      progress.startOne()
      if (!isRunning) setImmediate(runSlice)
      isRunning = true
    },
    clear() {
      jobs = []
      queuedBytes = 0
      progress.finishAll()
    },
  }
}

/** Counts bodies in and out, in order, and wakes those who wait for the ones before them. */
function createProgress() {
  let started = 0
  let finished = 0
  let waiters: { until: number; resolve(): void }[] = []

  function finishUpTo(count: number): void {
    finished = count
    const due = waiters.filter((waiter) => waiter.until <= finished)
    if (due.length === 0) return
    waiters = waiters.filter((waiter) => waiter.until > finished)
    for (const waiter of due) waiter.resolve()
  }

  return {
    startOne(): void {
      started += 1
    },
    finishOne: () => finishUpTo(finished + 1),
    finishAll: () => finishUpTo(started),
    settled(): Promise<void> {
      const until = started
      return until <= finished ? Promise.resolve() : new Promise((resolve) => waiters.push({ until, resolve }))
    },
  }
}
