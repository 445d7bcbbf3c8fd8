/** A question that a lab could not answer, in a sentence for the terminal. */
export class AskError extends Error {
  override name = 'AskError'
}

/** The JSON at a path of a lab's read API. Throws an `AskError` when no lab answers there, or with the lab's own words when it refuses. */
export async function askLab<T>(origin: string, path: string): Promise<T> {
  const answer = await openLab(origin, path)
  return (await answer.json()) as T
}

/** An answer that may go on. */
export async function openLab(origin: string, path: string, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(`${origin}${path}`, signal ? { signal } : {}).catch((cause: Error) => {
    if (signal?.aborted) throw cause
    throw new AskError(
      `no lab answers at ${origin}: start one with \`npm run lab\`, or say where it is with --url or LAB_PORT`,
      { cause },
    )
  })
  if (answer.ok) return answer
  const body = (await answer.json().catch(() => null)) as { message?: unknown } | null
  throw new AskError(
    typeof body?.message === 'string' ? body.message : `${origin}${path} answered ${answer.status}: is that a lab?`,
  )
}
