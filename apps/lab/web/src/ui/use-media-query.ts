import { useCallback, useSyncExternalStore } from 'react'

/** Where the layout turns from side by side to one below the other; the same figure stands in the CSS. */
export const narrowScreen = '(max-width: 860px)'

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
