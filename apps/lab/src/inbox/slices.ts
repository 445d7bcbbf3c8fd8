import { setImmediate } from 'node:timers/promises'

const sliceMs = 8

/** Long work in short slices: whoever works asks after each step whether it is time to let requests be answered, and waits then. */
export function createSlices(): { isOver(): boolean; next(): Promise<void> } {
  let deadline = performance.now() + sliceMs
  return {
    isOver: () => performance.now() >= deadline,
    async next() {
      await setImmediate()
      deadline = performance.now() + sliceMs
    },
  }
}
