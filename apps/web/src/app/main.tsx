import '../instrument.ts'
import { whenIdle } from '@checkout/first-load/when-idle'
import '@checkout/look/tokens.css'
import './frame.css'
import './parts.css'
import { applyRememberedTheme } from '@checkout/look/theme'
import * as Sentry from '@sentry/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createCartStore } from '../features/cart/cart-store.ts'
import { createKeyring } from '../features/checkout/keyring.ts'
import { readSettings } from '../settings.ts'
import { App } from './app.tsx'
import { CrashPage } from './crash-page.tsx'
import { fetchLaterPages } from './later-pages.tsx'
import { startReplay } from './start-replay.ts'

const settings = readSettings()
applyRememberedTheme()

const report = Sentry.reactErrorHandler()
function reportError(error: unknown, info: { componentStack?: string | undefined }): void {
  report(error, { componentStack: info.componentStack ?? null })
}

// No handler for caught errors: it would report what the boundary below reports, and hide the boundary's event id.
createRoot(document.getElementById('root') as HTMLElement, {
  onUncaughtError: reportError,
  onRecoverableError: reportError,
}).render(
  <StrictMode>
    <Sentry.ErrorBoundary fallback={({ eventId }) => <CrashPage eventId={eventId} />}>
      <App settings={settings} cartStore={createCartStore(localStorage)} keyring={createKeyring()} />
    </Sentry.ErrorBoundary>
  </StrictMode>,
)

whenIdle(() => {
  void startReplay(settings.apiOrigin)
  void fetchLaterPages()
})
