import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

type Later<P> = ComponentType<P> & {
  /** Fetches the code before it is needed. Fails as `fetchCode` fails. */
  preload(): Promise<void>
}

type Meanwhile = {
  waiting: ReactNode
  /** Stands in its place when the code cannot be had; without it the error goes to the next error boundary. */
  failed?: ReactNode
}

/**
 * A component whose code is fetched when it is first drawn or by `preload`. Once the code is there it is drawn at once;
 * `lazy` waits even then, and React shows what waits for at least 300 ms.
 */
export function later<P extends object>(fetchCode: () => Promise<ComponentType<P>>, meanwhile: Meanwhile): Later<P> {
  let Fetched: ComponentType<P> | undefined
  let fetching: Promise<void> | undefined
  const preload = () => {
    fetching ??= fetchCode()
      .then((part) => {
        Fetched = part
      })
      // Tried again by whoever needs it next.
      .finally(() => (fetching = undefined))
    return fetching
  }

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, when its module is read.
  function LaterPart(props: P) {
    const [state, setState] = useState<{ fetched: boolean; error?: unknown }>({ fetched: Fetched !== undefined })
    useEffect(() => {
      // Also when the code came between drawing and now: nobody has drawn it yet.
      if (!state.fetched)
        preload().then(
          () => setState({ fetched: true }),
          (error: unknown) => setState({ fetched: true, error }),
        )
    }, [state.fetched])
    if (Fetched) return <Fetched {...props} />
    if (!state.fetched) return meanwhile.waiting
    if (meanwhile.failed === undefined) throw state.error
    return meanwhile.failed
  }
  return Object.assign(LaterPart, { preload })
}
