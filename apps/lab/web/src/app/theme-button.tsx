import { currentTheme, switchTheme } from '@checkout/look/theme'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { useThemeChanges } from '../ui/use-theme-changes.ts'

export function ThemeButton() {
  useThemeChanges()
  const theme = currentTheme()
  const action = `Switch to ${theme === 'dark' ? 'light' : 'dark'} theme`
  useShortcuts([[null, switchTheme, action]])
  return (
    <button type="button" className="btn theme-button" aria-label={action} onClick={switchTheme}>
      {theme === 'dark' ? 'Light' : 'Dark'}
    </button>
  )
}
