/** A command that cannot be carried out as it was given; each line of the message says one thing that is wrong. */
export class UsageError extends Error {
  override name = 'UsageError'
}
