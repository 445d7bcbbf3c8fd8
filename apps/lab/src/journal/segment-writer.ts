import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { syncFolder } from '@checkout/journal'
import { byteLength } from './record.ts'
import { encodeHeader, type SegmentHeader, segmentPath } from './segment.ts'

type OpenSegment = { segment: number; path: string; file: FileHandle; ino: number; size: number }

/** Writes segments one after the other, each to its end before the next one is begun. */
export function createSegmentWriter(dir: string) {
  let current: OpenSegment | null = null

  async function begin(segment: number, header: SegmentHeader): Promise<OpenSegment> {
    await end()
    await mkdir(dir, { recursive: true })
    const path = segmentPath(dir, segment)
    const file = await open(path, 'w')
    const { ino } = await file.stat()
    const begun = { segment, path, file, ino, size: 0 }
    await append(begun, [encodeHeader(header)]).catch(async (error) => {
      await file.close()
      throw error
    })
    await syncFolder(dir)
    current = begun
    return begun
  }

  async function end(): Promise<void> {
    const ended = current
    current = null
    await ended?.file.datasync().finally(() => ended.file.close())
  }

  return {
    /** The segment that is written to; null before the first. */
    current: () => current?.segment ?? null,
    /** Resolves with the size of the segment when the process may be killed. When it throws, what was written before is as it was. */
    async write(segment: number, header: () => SegmentHeader, pieces: Uint8Array[]): Promise<number> {
      const target = current?.segment === segment ? current : await begin(segment, header())
      if (pieces.length > 0) await append(target, pieces)
      return target.size
    },
    /** Resolves when the machine may lose its power. */
    async sync(): Promise<void> {
      await current?.file.datasync()
    },
    /** Throws when the file is not the one that a restart would read. */
    async check(): Promise<void> {
      const checked = current
      if (!checked) return
      const found = await stat(checked.path).catch(() => null)
      // One that was ended meanwhile may have been written anew by ourselves.
      if (current === checked && found?.ino !== checked.ino) throw new Error(`${checked.path} was removed or replaced`)
    },
    close: end,
  }
}

async function append(target: OpenSegment, pieces: Uint8Array[]): Promise<void> {
  const bytes = byteLength(pieces)
  try {
    const { bytesWritten } = await target.file.writev(pieces, target.size)
    // A full disk takes the first part and says why only when the rest is offered.
    if (bytesWritten < bytes)
      await target.file.writev([Buffer.concat(pieces).subarray(bytesWritten)], target.size + bytesWritten)
  } catch (error) {
    await target.file.truncate(target.size).catch(() => {})
    throw error
  }
  target.size += bytes
}
