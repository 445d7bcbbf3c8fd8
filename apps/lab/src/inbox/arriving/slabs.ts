const slabBytes = 4 * 1024 * 1024
const largeBytes = 256 * 1024

/**
 * Keeps copies of small byte strings side by side in large buffers, which cost the garbage collector nothing.
 * A slab goes when nothing in it is referred to any more; its room is never given out twice, so what was read stays as it was.
 */
export function createSlabs() {
  let slab = Buffer.alloc(0)
  let at = 0

  function makeRoom(bytes: number): void {
    if (at + bytes <= slab.length) return
    slab = Buffer.allocUnsafeSlow(slabBytes)
    at = 0
  }

  /** Also of bytes that belong to something larger. */
  function copy(bytes: Uint8Array): Uint8Array {
    if (bytes.length > largeBytes) return new Uint8Array(bytes)
    makeRoom(bytes.length)
    const start = at
    slab.set(bytes, start)
    at += bytes.length
    return slab.subarray(start, at)
  }

  return {
    copy,
    /** What is large came in a buffer of its own and stays there. */
    keep: (bytes: Uint8Array): Uint8Array => (bytes.length > largeBytes ? bytes : copy(bytes)),
    /** Latin-1, as headers are. */
    keepText(text: string): Uint8Array {
      if (text.length > largeBytes) return Buffer.from(text, 'latin1')
      makeRoom(text.length)
      const start = at
      at += slab.write(text, start, 'latin1')
      return slab.subarray(start, at)
    },
  }
}
