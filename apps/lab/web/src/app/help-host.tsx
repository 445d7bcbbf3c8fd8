import { createContext, type ReactNode, useCallback, useRef } from 'react'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { HelpDialog } from './help-dialog.tsx'

/** Opens the list of keys. */
export const OpenHelpContext = createContext<() => void>(() => {})

/** Keeps the list of keys beside the pages: one that is opened while a page is on its way stays open. */
export function HelpHost({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const open = useCallback(() => dialog.current?.showModal(), [])
  useShortcuts([['?', open, 'Keyboard help']])
  return (
    <OpenHelpContext value={open}>
      {children}
      <HelpDialog ref={dialog} />
    </OpenHelpContext>
  )
}
