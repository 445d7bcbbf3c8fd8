/** Nothing yet: a moment in long work at which whoever asked may do something else. */
export type Pause = { type: 'pause' }

export const pause: Pause = { type: 'pause' }

/** Long work in steps, whose caller may do something else between them. */
export type Steps<T> = Generator<Pause, T>

/** So many records may be gone through, each at little cost, from one pause to the next. */
const stepLength = 4_096

export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Goes through a list, with pauses. */
export function* inSteps<T>(list: ArrayLike<T>, use: (member: T, at: number) => void): Steps<void> {
  for (let at = 0; at < list.length; at++) {
    use(list[at] as T, at)
    if (at % stepLength === stepLength - 1) yield pause
  }
}

/** Bodies of more bytes are read in pieces, because parsing them whole would hold up everything else. */
export const readInPiecesFrom = 256 * 1024
