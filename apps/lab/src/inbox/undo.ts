/** What brings back what was cleared, beside what came since. */
export type Undo = { undo(): void }

/** All of them as one, in order. */
export function undoAll(...undos: Undo[]): Undo {
  return {
    undo() {
      for (const { undo } of undos) undo()
    },
  }
}
