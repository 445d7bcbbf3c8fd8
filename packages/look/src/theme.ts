export type Theme = 'light' | 'dark'

const storageKey = 'theme'

/** The theme on screen: the one the person chose, else the one the system prefers. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Puts the remembered choice on the page; call it before the first render so that nothing flashes. */
export function applyRememberedTheme(): void {
  const remembered = localStorage.getItem(storageKey)
  if (remembered === 'light' || remembered === 'dark') document.documentElement.dataset.theme = remembered
}

/** Switches to the other theme, remembers it and returns it. */
export function switchTheme(): Theme {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  localStorage.setItem(storageKey, next)
  return next
}
