import { QueryClientProvider } from '@tanstack/react-query'
import type { Connection } from '../api/connect.ts'
import { LiveContext } from '../api/live-context.ts'
import { App } from './app.tsx'

export function Viewer({ connection }: { connection: Connection }) {
  return (
    <QueryClientProvider client={connection.client}>
      <LiveContext value={connection.live}>
        <App />
      </LiveContext>
    </QueryClientProvider>
  )
}
