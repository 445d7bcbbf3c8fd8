import { setImmediate } from 'node:timers/promises'
import type { Steps } from '@checkout/trace-model'

const sliceMs = 8

export type Slices = { isOver(): boolean; next(): Promise<void> }

/** Long work in short slices: whoever works asks after each step whether it is time to let requests be answered, and waits then. */
export function createSlices(): Slices {
  let deadline = performance.now() + sliceMs
  return {
    isOver: () => performance.now() >= deadline,
    async next() {
      await setImmediate()
      deadline = performance.now() + sliceMs
    },
  }
}

/** Takes the steps of long work in slices. */
export async function inTurns<T>(steps: Steps<T>, slices = createSlices()): Promise<T> {
  let step = steps.next()
  for (; !step.done; step = steps.next()) if (slices.isOver()) await slices.next()
  return step.value
}
