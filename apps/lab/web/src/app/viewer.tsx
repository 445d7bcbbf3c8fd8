import { QueryClientProvider } from '@tanstack/react-query'
import { ArrivalsContext } from '../api/arrivals.ts'
import type { Connection } from '../api/connect.ts'
import { LiveContext } from '../api/live.ts'
import { App } from './app.tsx'
import { HelpHost } from './help-host.tsx'
import { PaletteHost } from './palette/palette-host.tsx'

export function Viewer({ connection }: { connection: Connection }) {
  return (
    <QueryClientProvider client={connection.client}>
      <LiveContext value={connection.live}>
        <ArrivalsContext value={connection.arrivals}>
          <PaletteHost>
            <HelpHost>
              <App />
            </HelpHost>
          </PaletteHost>
        </ArrivalsContext>
      </LiveContext>
    </QueryClientProvider>
  )
}
