import { type ReactNode, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { HelpDialog } from './help-dialog.tsx'
import { LiveMark } from './live-mark.tsx'
import { ThemeButton } from './theme-button.tsx'

/** The frame of every page. `tools` stand in the header, beside the state of the connection. */
export function Page({ tools, children }: { tools?: ReactNode; children: ReactNode }) {
  const [path] = useLocation()
  const help = useRef<HTMLDialogElement>(null)
  useShortcuts([['?', () => help.current?.showModal()]])

  return (
    <div className="page">
      <header className="page-header">
        <Link href="/" className="brand">
          Trace Lab
        </Link>
        <nav aria-label="Main">
          <Link href="/" aria-current={path === '/' ? 'page' : undefined}>
            Traces
          </Link>
        </nav>
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
