import '@checkout/look/tokens.css'
import './ui/ui.css'
import { applyRememberedTheme } from '@checkout/look/theme'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyNews, catchUp } from './api/apply-news.ts'
import { connectLive } from './api/live.ts'
import { LiveContext } from './api/live-context.ts'
import { createQueryClient } from './api/query-client.ts'
import { createRefresh } from './api/refresh.ts'
import { App } from './app/app.tsx'

applyRememberedTheme()

const client = createQueryClient()
const refresh = createRefresh(client)
const live = connectLive({
  open: () => new EventSource('/api/events'),
  onNews: (data) => applyNews(client, refresh, JSON.parse(data)),
  onConnected: () => catchUp(client, refresh),
})

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LiveContext value={live}>
        <App />
      </LiveContext>
    </QueryClientProvider>
  </StrictMode>,
)
