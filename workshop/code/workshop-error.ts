/** Something the runner cannot do, in a sentence for whoever called it; no fault of the learner's code. */
export class WorkshopError extends Error {
  override name = 'WorkshopError'
}
