import { currentTheme, switchTheme } from '@checkout/look/theme'
import { useState } from 'react'

export function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme)
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      className="btn theme-button"
      aria-label={`Switch to ${other} theme`}
      onClick={() => setTheme(switchTheme())}
    >
      {theme === 'dark' ? 'Light' : 'Dark'}
    </button>
  )
}
