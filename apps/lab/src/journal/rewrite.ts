import { open, rename, rm } from 'node:fs/promises'
import { syncFolder } from '@checkout/journal'
import { byteLength, type Entry, encodeEntry } from './record.ts'
import { encodeHeader, type SegmentHeader, segmentPath } from './segment.ts'

const chunkBytes = 1024 * 1024

/**
 * Puts one file with these entries in the place of the segments from `first` to `header.until`, and returns its size. A crash leaves either the
 * old segments or the new one, whose header says which of the others it stands for.
 */
export async function rewrite(
  dir: string,
  first: number,
  header: SegmentHeader,
  entries: Iterable<Entry>,
): Promise<number> {
  const path = segmentPath(dir, first)
  const file = await open(`${path}.new`, 'w')
  let size = 0
  try {
    let chunk: Uint8Array[] = [encodeHeader(header)]
    for (const entry of entries) {
      if (byteLength(chunk) > chunkBytes) chunk = await flush(chunk)
      chunk.push(...encodeEntry(entry))
    }
    await flush(chunk)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  await syncFolder(dir)
  await removeSegments(dir, range(first + 1, header.until))
  return size

  async function flush(chunk: Uint8Array[]): Promise<Uint8Array[]> {
    const bytes = Buffer.concat(chunk)
    await file.writeFile(bytes)
    size += bytes.length
    return []
  }
}

export async function removeSegments(dir: string, segments: Iterable<number>): Promise<void> {
  for (const segment of segments) await rm(segmentPath(dir, segment), { force: true })
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => from + at)
}
