/** Why a check could not be made, and what to do; never the learner's mistake. */
export class CannotRunError extends Error {
  override name = 'CannotRunError'
  readonly todo: string

  constructor(message: string, todo: string) {
    super(message)
    this.todo = todo
  }
}
