import { lazy } from 'react'

const loadTrace = async () => ({ default: (await import('../features/trace/trace-page.tsx')).TracePage })
const loadLogs = async () => ({ default: (await import('../features/logs/logs-page.tsx')).LogsPage })
const loadErrors = async () => ({ default: (await import('../features/errors/errors-page.tsx')).ErrorsPage })
const loadCompare = async () => ({ default: (await import('../features/compare/compare-page.tsx')).ComparePage })
const loadChoose = async () => ({ default: (await import('../features/compare/choose-page.tsx')).ChoosePage })
const loadTable = async () => ({ default: (await import('../features/table/table-page.tsx')).TablePage })
const loadProblems = async () => ({ default: (await import('../features/problems/problems-page.tsx')).ProblemsPage })

export const TracePage = lazy(loadTrace)
export const LogsPage = lazy(loadLogs)
export const ErrorsPage = lazy(loadErrors)
export const ComparePage = lazy(loadCompare)
export const ChoosePage = lazy(loadChoose)
export const TablePage = lazy(loadTable)
export const ProblemsPage = lazy(loadProblems)

/** Loads what a click in the list leads to, so that it opens at once. */
export async function preloadTracePage(): Promise<void> {
  await loadTrace()
}
