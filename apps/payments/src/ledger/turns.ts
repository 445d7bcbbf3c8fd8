type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Runs work for the same key one after the other, in the order of the calls, and work for other keys at the same time. */
export function takeTurns(): InTurn {
  const lastTurns = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const turn = (lastTurns.get(key) ?? Promise.resolve()).then(work)
    const ended = turn.then(noop, noop).then(() => {
      if (lastTurns.get(key) === ended) lastTurns.delete(key)
    })
    lastTurns.set(key, ended)
    return turn
  }
}

function noop(): void {}
