/** A body that was accepted: the steps in which it is indexed, and how many bytes it holds on to until then. */
type Job = { steps: Iterator<void>; byteLength: number }
type Queued = Job & { sinceMs: number }

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
/** Between two requests of a burst: the next one is on its way. */
const biteMs = 0.1
/** So long, and until so many wait, bodies of a burst wait, because answers go first. */
const patienceMs = 300
const patientBytes = 32 * 1024 * 1024
const maxQueuedBytes = 64 * 1024 * 1024

/**
 * Indexes bodies in order of arrival and in short slices, so that requests are answered meanwhile: at once when nothing else comes or
 * somebody waits for it, and in a burst a little later.
 */
export function createIndexQueue({ onBug }: IndexQueueOptions): IndexQueue {
  const jobs: Queued[] = []
  let queuedBytes = 0
  /** Whether a body came since the last turn. */
  let hasMore = false
  let isRunning = false
  const progress = createProgress()

  const isDue = (now: number) =>
    progress.isAwaited() || queuedBytes > patientBytes || now >= (jobs[0]?.sinceMs ?? 0) + patienceMs

  function runSlice(): void {
    const now = performance.now()
    const endMs = now + (isDue(now) ? sliceMs : hasMore ? 0 : biteMs)
    hasMore = false
    while (jobs[0] && performance.now() < endMs) {
      if (takeStep(jobs[0], onBug)) finish(jobs[0])
    }
    isRunning = jobs.length > 0
    if (isRunning) setImmediate(runSlice)
  }

  function finish(job: Job): void {
    jobs.shift()
    queuedBytes -= job.byteLength
    progress.finishOne()
  }

  function append(job: Job): void {
    jobs.push({ ...job, sinceMs: performance.now() })
    hasMore = true
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

/** Whether it was the last one. */
function takeStep({ steps }: Job, onBug: IndexQueueOptions['onBug']): boolean {
  try {
    return steps.next().done === true
  } catch (error) {
    onBug(error)
    return true
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
    isAwaited: () => waiters.length > 0,
    settled(): Promise<void> {
      const until = started
      return until <= finished ? Promise.resolve() : new Promise((resolve) => waiters.push({ until, resolve }))
    },
  }
}
