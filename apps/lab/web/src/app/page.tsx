import { type ReactNode, useRef } from 'react'
import { Link } from 'wouter'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { HelpDialog } from './help-dialog.tsx'
import { LiveMark } from './live-mark.tsx'
import { MainNav } from './main-nav.tsx'
import { ThemeButton } from './theme-button.tsx'

/** The frame of every page. `tools` stand in the header, beside the state of the connection. */
export function Page({ tools, children }: { tools?: ReactNode; children: ReactNode }) {
  const help = useRef<HTMLDialogElement>(null)
  useShortcuts([['?', () => help.current?.showModal()]])

  return (
    <div className="page">
      <header className="page-header">
        <Link href="/" className="brand">
          Trace Lab
        </Link>
        <MainNav />
        <div className="page-tools">{tools}</div>
        <LiveMark />
        <ThemeButton />
        <button
          type="button"
          className="btn help-button"
          aria-label="Keyboard help"
          onClick={() => help.current?.showModal()}
        >
          ?
        </button>
      </header>
      <main className="page-main">{children}</main>
      <HelpDialog ref={help} />
    </div>
  )
}
