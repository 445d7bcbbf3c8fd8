import type { Decoded } from '../decoded.ts'

/** Spans or logs told by what an index needs of them, or, where that was not to be had without decoding, one record. */
export type Scanned = { type: 'found'; record: 'span' | 'log'; found: Found } | Decoded

/** What an index needs to know of the records in a body, in order: whose they are and when they began, in Unix milliseconds to within a microsecond. */
export type Found = { traceIds: (string | null)[]; timesMs: number[] }

export function nothingFound(): Found {
  return { traceIds: [], timesMs: [] }
}
