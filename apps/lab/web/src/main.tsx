import { whenIdle } from '@checkout/first-load/when-idle'
import '@checkout/look/tokens.css'
import './ui/ui.css'
import { applyRememberedTheme } from '@checkout/look/theme'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from './api/connect.ts'
import { firstAttempt } from './api/live.ts'
import { TracePage } from './app/later-pages.tsx'
import { Viewer } from './app/viewer.tsx'

applyRememberedTheme()

// The shop's link leads to a trace, so its page is fetched while the stream connects.
if (location.pathname.startsWith('/t/')) void TracePage.preload()
const connection = connect(() => new EventSource('/api/events'))
// What is read while the stream stands misses no news; what is read before has to be read again.
await firstAttempt(connection.live, 300)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Viewer connection={connection} />
  </StrictMode>,
)

// The list itself goes first.
whenIdle(() => void TracePage.preload())
