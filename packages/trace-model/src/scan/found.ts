/** What an index needs to know of the records in a body, in order: whose they are and when they began, in Unix milliseconds to within a microsecond. */
export type Found = { traceIds: (string | null)[]; timesMs: number[] }

export function nothingFound(): Found {
  return { traceIds: [], timesMs: [] }
}
