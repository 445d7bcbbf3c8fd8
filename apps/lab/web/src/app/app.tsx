import { Suspense, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import type { Pause } from '../features/traces/pause.ts'
import { TracesPage } from '../features/traces/traces-page.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import './app.css'
import { ProblemsPage, TracePage } from './lazy-pages.ts'
import { NotFound } from './not-found.tsx'
import { Page } from './page.tsx'

export function App() {
  const [, navigate] = useLocation()
  const [pause, setPause] = useState<Pause>(null)
  useShortcuts([
    ['g t', () => navigate('/')],
    ['g p', () => navigate('/problems')],
  ])

  return (
    <Suspense fallback={<Page>{null}</Page>}>
      <Switch>
        <Route path="/">
          <TracesPage pause={pause} setPause={setPause} />
        </Route>
        <Route path="/problems">
          <ProblemsPage />
        </Route>
        <Route path="/t/:traceId/s/:spanId">
          {({ traceId, spanId }) => <TracePage key={traceId} traceId={traceId} linkedSpanId={spanId} />}
        </Route>
        <Route path="/t/:traceId">
          {({ traceId }) => <TracePage key={traceId} traceId={traceId} linkedSpanId={null} />}
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}
