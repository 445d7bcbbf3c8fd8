import type { VerdictCode } from '@checkout/trace-model/verdict-codes'
import type { Page } from '@playwright/test'
import type { RunningSystem } from '../../scripts/system/start-system.ts'
import type { Lab } from '../fixtures/lab.ts'
import type { Shop } from '../fixtures/shop.ts'

type ProcessName = 'web' | 'api' | 'payments'

/** The running apps, broken. */
export type Stage = { page: Page; shop: Shop; lab: Lab; system: RunningSystem }

/** One way of breaking the apps, and what to do then. */
export type Break = {
  /** What `diagnose` is to say of the trace. */
  code: VerdictCode
  /** Tells breaks with one code from each other. */
  variant?: string
  /** How the apps are broken, in one line. */
  broken: string
  /** Settings, for each process. */
  env?: Partial<Record<ProcessName, Record<string, string>>>
  /** Lines that a developer wrote otherwise, as they stand in the built shop. */
  shopCode?: [is: string, becomes: string][]
  /** The browser is to say what it dropped, which it does when the page goes. */
  reports?: boolean
  /** Gives the id of the trace to keep; else that of one good checkout. */
  act?: (stage: Stage) => Promise<string>
}

/** The name of its capture: the code, and what tells it from others of that code. */
export function nameOf({ code, variant }: Break): string {
  return variant === undefined ? code : `${code}--${variant}`
}
