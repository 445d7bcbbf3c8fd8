const slabBytes = 4 * 1024 * 1024
const largeBytes = 256 * 1024

/**
 * Keeps copies of small byte strings side by side in large buffers, which cost the garbage collector nothing.
 * A slab goes when nothing in it is referred to any more; its room is never given out twice, so what was read stays as it was.
 */
export function createSlabs(): { keep(bytes: Uint8Array): Uint8Array } {
  let slab = Buffer.alloc(0)
  let at = 0

  return {
    /** What is large came in a buffer of its own and stays there. */
    keep(bytes) {
      if (bytes.length > largeBytes) return bytes
      if (at + bytes.length > slab.length) {
        slab = Buffer.allocUnsafeSlow(slabBytes)
        at = 0
      }
      const start = at
      slab.set(bytes, start)
      at += bytes.length
      return slab.subarray(start, at)
    },
  }
}
