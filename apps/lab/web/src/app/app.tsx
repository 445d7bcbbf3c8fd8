import { useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import type { Pause } from '../features/traces/pause.ts'
import { TracesPage } from '../features/traces/traces-page.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import './app.css'
import { ChoosePage, ComparePage, ErrorsPage, LogsPage, ProblemsPage, TablePage } from './later-pages.tsx'
import { NotFound } from './not-found.tsx'
import { TraceHost } from './trace-host.tsx'

export function App() {
  const [, navigate] = useLocation()
  const [pause, setPause] = useState<Pause>(null)
  useShortcuts([
    ['g t', () => navigate('/'), 'Go to traces'],
    ['g l', () => navigate('/logs'), 'Go to logs'],
    ['g e', () => navigate('/errors'), 'Go to errors'],
    ['g p', () => navigate('/problems'), 'Go to problems'],
  ])

  return (
    <TraceHost>
      <Switch>
        <Route path="/">
          <TracesPage pause={pause} setPause={setPause} />
        </Route>
        <Route path="/logs">
          <LogsPage />
        </Route>
        <Route path="/errors">
          <ErrorsPage />
        </Route>
        <Route path="/problems">
          <ProblemsPage />
        </Route>
        <Route path="/compare/:a/:b">{({ a, b }) => <ComparePage a={a} b={b} />}</Route>
        <Route path="/compare/:a">{({ a }) => <ChoosePage a={a} />}</Route>
        <Route path="/t/:traceId/table">{({ traceId }) => <TablePage traceId={traceId} />}</Route>
        <Route path="/t/:traceId/s/:spanId">{null}</Route>
        <Route path="/t/:traceId">{null}</Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </TraceHost>
  )
}
