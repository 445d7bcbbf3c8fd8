import { useSearchParams } from 'wouter'

export type UrlParams = { get(name: string): string; set(values: Record<string, string>): void }

/** What is kept in the address, so that it can be shared and survives a reload. Empty is left out; each change replaces the entry in the history. */
export function useUrlParams(): UrlParams {
  const [params, setParams] = useSearchParams()
  return {
    get: (name) => params.get(name) ?? '',
    set(values) {
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      )
    },
  }
}
