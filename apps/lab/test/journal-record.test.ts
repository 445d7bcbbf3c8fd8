import { expect, test } from 'vitest'
import { type Entry, encodeEntry } from '../src/journal/record.ts'
import { decodeEntries } from '../src/journal/segment.ts'

const counts = { traceCount: 0, holders: 0, segment: 0 }
const bodyOf = (seq: number, text: string): Entry => ({
  item: {
    ...{ seq, kind: 'envelope', project: seq === 0 ? null : '4', receivedAtMs: 1795228035286 },
    ...{ head: Buffer.from('POST /'), body: Buffer.from(text), ...counts },
  },
})

const entries: Entry[] = [
  bodyOf(0, '{}\n{"type":"session"}\n{}'),
  { pinned: 'a'.repeat(32) },
  bodyOf(1, ''),
  { evicted: { traceIds: ['b'.repeat(32)], until: 1 } },
  { cleared: { kept: ['a'.repeat(32)], until: 1 } },
  { undone: { until: 1 } },
  { unpinned: 'a'.repeat(32) },
  bodyOf(2, '\u0000é'.repeat(40)),
]
const records = entries.map((entry) => Buffer.concat(encodeEntry(entry)))
const file = Buffer.concat(records)
const endOf = (count: number) => records.slice(0, count).reduce((sum, { length }) => sum + length, 0)

function read(bytes: Buffer): { read: Entry[]; end: number } {
  const read: Entry[] = []
  const reading = decodeEntries(bytes, 0)
  for (;;) {
    const next = reading.next()
    if (next.done) return { read, end: next.value }
    read.push(next.value)
  }
}

test('what was written is read again, to the byte', () => {
  expect(read(file)).toEqual({ read: entries, end: file.length })
})

test('of a file that is cut anywhere every whole record is read, and nothing else', () => {
  for (let cut = 0; cut <= file.length; cut++) {
    const whole = records.findLastIndex((_, at) => endOf(at + 1) <= cut) + 1
    expect(read(file.subarray(0, cut))).toEqual({ read: entries.slice(0, whole), end: endOf(whole) })
  }
})

test('a byte that was changed anywhere ends the reading at its record', () => {
  for (let at = 0; at < file.length; at++) {
    const changed = Buffer.from(file)
    changed[at] = (changed[at] ?? 0) ^ 0xff
    const damaged = records.findIndex((_, index) => at < endOf(index + 1))
    expect(read(changed)).toEqual({ read: entries.slice(0, damaged), end: endOf(damaged) })
  }
})
