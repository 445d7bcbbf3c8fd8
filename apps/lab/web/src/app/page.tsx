import { type ReactNode, use } from 'react'
import { Link } from 'wouter'
import { FaultBanner } from '../features/faults/fault-banner.tsx'
import { ArrivalStatus } from './arrival-status.tsx'
import { ForwardMark } from './forward-mark.tsx'
import { OpenHelpContext } from './help-host.tsx'
import { LiveMark } from './live-mark.tsx'
import { MainNav } from './main-nav.tsx'
import { OpenPaletteContext } from './palette/palette-host.tsx'
import { ThemeButton } from './theme-button.tsx'

const commandKey = navigator.userAgent.includes('Mac') ? '⌘ K' : 'Ctrl K'

/** The frame of every page. `tools` stand in the header, beside the state of the connection. */
export function Page({ tools, children }: { tools?: ReactNode; children: ReactNode }) {
  const openPalette = use(OpenPaletteContext)
  const openHelp = use(OpenHelpContext)

  return (
    <div className="page">
      <header className="page-header">
        <Link href="/" className="brand">
          Trace Lab
        </Link>
        <MainNav />
        <div className="page-tools">{tools}</div>
        <ForwardMark />
        <LiveMark />
        <button type="button" className="btn palette-button" onClick={openPalette}>
          Commands <kbd>{commandKey}</kbd>
        </button>
        <ThemeButton />
        <button type="button" className="btn help-button" aria-label="Keyboard help" onClick={openHelp}>
          ?
        </button>
      </header>
      <FaultBanner />
      <main className="page-main">{children}</main>
      <ArrivalStatus />
    </div>
  )
}
