/** A command that cannot be carried out as it was given; each line of the message says one thing that is wrong. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** What `parseArgs` does not understand, without its advice about how to write a word that begins with a dash. Anything else passes through. */
export function toUsageError(error: unknown): unknown {
  if (!(error instanceof TypeError)) return error
  return new UsageError(`${error.message.split(/\. |\n/, 1)[0]}; --help shows what there is`)
}
