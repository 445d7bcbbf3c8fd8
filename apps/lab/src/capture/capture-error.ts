/** A file that is none of those that can be imported, or not whole; nothing of it is taken. */
export class CaptureError extends Error {
  override name = 'CaptureError'
  readonly statusCode = 400
}
