import { useSyncExternalStore } from 'react'

const darkScheme = '(prefers-color-scheme: dark)'
let changes = 0

/** A number that grows whenever the page's theme changes, for what is drawn with colours read from the CSS. */
export function useThemeChanges(): number {
  return useSyncExternalStore(subscribe, () => changes)
}

function subscribe(listener: () => void): () => void {
  const onChange = () => {
    changes += 1
    listener()
  }
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const media = matchMedia(darkScheme)
  media.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', onChange)
  }
}
