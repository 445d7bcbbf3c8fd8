import { mkdir, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { createJournal, type Journal, type JournalOptions } from './journal.ts'
import { JournalError } from './journal-error.ts'
import { lockFolder } from './lock.ts'
import { type Entry, isMark } from './record.ts'
import { decodeEntries, decodeHeader, type SegmentHeader, segmentName, segmentPath } from './segment.ts'

type Found = { segment: number; header: SegmentHeader; bytes: number }

/** What an earlier lab left: its records in order of arrival, and the traces that were pinned in the end. */
export type Kept = { bytes: number; pinned: string[]; entries(): AsyncGenerator<Entry> }

type OpenOptions = Pick<JournalOptions, 'segmentBytes' | 'onFailure'> & {
  /** Told where a file was cut because its rest could not be read. */
  onTorn(path: string, bytes: number): void
}

/** Takes a folder, made if missing, for this process. Throws a `JournalError` when nothing can be kept in it. */
export async function openJournal(dir: string, options: OpenOptions): Promise<{ journal: Journal; kept: Kept }> {
  try {
    await mkdir(dir, { recursive: true })
    const unlock = lockFolder(dir)
    const found = await findSegments(dir)
    const segments = new Map(found.map(({ segment, bytes }) => [segment, bytes]))
    const journal = createJournal({ dir, segments, ...options })
    async function* entries(): AsyncGenerator<Entry> {
      for (const { segment } of found) {
        for await (const entry of readSegment(dir, segment, options.onTorn)) {
          if (isMark(entry)) journal.noteMark(entry, segment)
          yield entry
        }
      }
    }
    const bytes = found.reduce((sum, each) => sum + each.bytes, 0)
    const kept = { bytes, pinned: await pinnedIn(dir, found.at(-1)), entries }
    return { journal: { ...journal, close: () => journal.close().finally(unlock) }, kept }
  } catch (error) {
    if (error instanceof JournalError) throw error
    const { message } = error as Error
    throw new JournalError(message, { cause: error })
  }
}

/** The segments that count, in order. What a crash left beside them goes. */
async function findSegments(dir: string): Promise<Found[]> {
  const names = (await readdir(dir)).sort()
  for (const name of names) if (/^\d{8}\.log\.new$/.test(name)) await rm(join(dir, name))
  const found: Found[] = []
  for (const name of names) {
    const segment = Number(segmentName.exec(name)?.[1])
    if (Number.isNaN(segment)) continue
    const path = segmentPath(dir, segment)
    const bytes = (await stat(path)).size
    const header = decodeHeader(await readStart(path), path)?.header
    if (header) found.push({ segment, header, bytes })
    else if (bytes < startBytes) await rm(path)
    else throw new JournalError(`${path} does not say what it is: move it away`)
  }
  const isDone = ({ segment }: Found) => found.some((other) => other.segment < segment && segment <= other.header.until)
  for (const each of found.filter(isDone)) await rm(segmentPath(dir, each.segment))
  return found.filter((each) => !isDone(each))
}

/** Room for the ids of 30,000 pinned traces. */
const startBytes = 1024 * 1024

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(startBytes), 0, startBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function pinnedIn(dir: string, newest: Found | undefined): Promise<string[]> {
  if (!newest) return []
  const pinned = new Set(newest.header.pinned)
  for await (const entry of readSegment(dir, newest.segment)) {
    if ('pinned' in entry) pinned.add(entry.pinned)
    if ('unpinned' in entry) pinned.delete(entry.unpinned)
  }
  return [...pinned]
}

/** The records of a segment; a torn one and what comes after it is cut off when there is someone to tell. */
async function* readSegment(dir: string, segment: number, onTorn?: OpenOptions['onTorn']): AsyncGenerator<Entry> {
  const path = segmentPath(dir, segment)
  const file = await readFile(path)
  const entries = decodeEntries(file, decodeHeader(file, path)?.at ?? 0)
  let next = entries.next()
  for (; !next.done; next = entries.next()) {
    const entry = next.value
    if ('item' in entry) entry.item.segment = segment
    yield entry
  }
  if (next.value === file.length || !onTorn) return
  await truncate(path, next.value)
  onTorn(path, file.length - next.value)
}
