/** A body that was accepted: the steps in which it is indexed, and how many bytes it holds on to until then. */
type Job = { steps: Iterator<void>; byteLength: number }

export type IndexQueue = {
  push(job: Job): void
  /** Whether so much waits that whoever brings more should wait, too. */
  isFull(): boolean
  /** Resolves when everything pushed before this call is indexed. */
  settled(): Promise<void>
  /** Runs a step after everything pushed before this call and before everything pushed after it; resolves when it is done. */
  run(step: () => void): Promise<void>
}

export type IndexQueueOptions = { onBug(error: unknown): void }

const sliceMs = 8
const maxQueuedBytes = 64 * 1024 * 1024

/** Indexes bodies in order of arrival and in short slices, so that requests are answered meanwhile. */
export function createIndexQueue({ onBug }: IndexQueueOptions): IndexQueue {
  const jobs: Job[] = []
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

  function append(job: Job): void {
    jobs.push(job)
    queuedBytes += job.byteLength
    progress.startOne()
    if (!isRunning) setImmediate(runSlice)
    isRunning = true
  }

  return {
    settled: progress.settled,
    push: append,
    isFull: () => queuedBytes > maxQueuedBytes,
    run(step) {
      append({ steps: oneStep(step), byteLength: 0 })
      return progress.settled()
    },
  }
}

function oneStep(step: () => void): Iterator<void> {
  return {
    next() {
      step()
      return { done: true, value: undefined }
    },
  }
}

/** Counts bodies in and out, in order, and wakes those who wait for the ones before them. */
function createProgress() {
  let started = 0
  let finished = 0
  let waiters: { until: number; resolve(): void }[] = []

  function finishOne(): void {
    finished += 1
    const due = waiters.filter((waiter) => waiter.until <= finished)
    if (due.length === 0) return
    waiters = waiters.filter((waiter) => waiter.until > finished)
    for (const waiter of due) waiter.resolve()
  }

  return {
    startOne(): void {
      started += 1
    },
    finishOne,
    settled(): Promise<void> {
      const until = started
      return until <= finished ? Promise.resolve() : new Promise((resolve) => waiters.push({ until, resolve }))
    },
  }
}
