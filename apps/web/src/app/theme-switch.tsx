import { currentTheme, switchTheme } from '@checkout/look/theme'
import { useState } from 'react'

export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme)
  return (
    <button type="button" className="btn quiet" onClick={() => setTheme(switchTheme())}>
      {theme === 'dark' ? 'Light' : 'Dark'}
      <span className="visually-hidden"> theme</span>
    </button>
  )
}
