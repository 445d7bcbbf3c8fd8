/** An answer of the lab that is not 2xx; `status` 0 means that there was no answer at all. */
export class LabError extends Error {
  override name = 'LabError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Whether the lab answered that it does not have what was asked for. */
export function isNotHere(error: Error | null): boolean {
  return error instanceof LabError && error.status === 404
}

/** Reads JSON from the lab's own API. Page and data come from one server, so the shape is trusted. Throws `LabError`. */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const text = await fetchText(path, init)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Reads text from the lab's own API. Throws `LabError`. */
export async function fetchText(path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') throw error
    throw new LabError(0, `The lab at ${location.origin} does not answer.`)
  })
  const text = await response.text()
  if (!response.ok) throw new LabError(response.status, messageOf(text) ?? `The lab answered ${response.status}.`)
  return text
}

function messageOf(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message)
  } catch {
    // A proxy or another server on this port may answer with something that is not JSON.
  }
  return null
}
