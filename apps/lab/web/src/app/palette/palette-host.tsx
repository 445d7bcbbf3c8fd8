import { createContext, type ReactNode, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Palette } from './palette.tsx'

/** Opens the list of commands. */
export const OpenPaletteContext = createContext<() => void>(() => {})

/** Opens the list of commands over any page, by Ctrl or ⌘ with K or by a page's button. */
export function PaletteHost({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      // On screen before the next key comes: it is for the list.
      flushSync(() => setOpen(true))
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <OpenPaletteContext value={open}>
      {children}
      {isOpen && <Palette onClose={() => setOpen(false)} />}
    </OpenPaletteContext>
  )
}
