import { laterPart } from '../ui/later-part.tsx'
import { Page } from './page.tsx'

const frame = <Page>{null}</Page>

/** What a click in the list leads to. */
export const TracePage = laterPart(async () => (await import('../features/trace/trace-page.tsx')).TracePage, frame)
export const LogsPage = laterPart(async () => (await import('../features/logs/logs-page.tsx')).LogsPage, frame)
export const ErrorsPage = laterPart(async () => (await import('../features/errors/errors-page.tsx')).ErrorsPage, frame)
export const ComparePage = laterPart(
  async () => (await import('../features/compare/compare-page.tsx')).ComparePage,
  frame,
)
export const ChoosePage = laterPart(async () => (await import('../features/compare/choose-page.tsx')).ChoosePage, frame)
export const TablePage = laterPart(async () => (await import('../features/table/table-page.tsx')).TablePage, frame)
export const ProblemsPage = laterPart(
  async () => (await import('../features/problems/problems-page.tsx')).ProblemsPage,
  frame,
)
