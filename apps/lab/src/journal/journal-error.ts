/** A folder in which nothing can be kept; the message says why and what to do. */
export class JournalError extends Error {
  override name = 'JournalError'
}
