import { lazy } from 'react'

const loadTrace = async () => ({ default: (await import('../features/trace/trace-page.tsx')).TracePage })
const loadLogs = async () => ({ default: (await import('../features/logs/logs-page.tsx')).LogsPage })
const loadErrors = async () => ({ default: (await import('../features/errors/errors-page.tsx')).ErrorsPage })
const loadProblems = async () => ({ default: (await import('../features/problems/problems-page.tsx')).ProblemsPage })

export const TracePage = lazy(loadTrace)
export const LogsPage = lazy(loadLogs)
export const ErrorsPage = lazy(loadErrors)
export const ProblemsPage = lazy(loadProblems)

/** Loads what a click in the list leads to, so that it opens at once. */
export async function preloadTracePage(): Promise<void> {
  await loadTrace()
}
