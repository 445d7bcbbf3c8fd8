import type { VerdictCode } from '@checkout/trace-model/verdict-codes'
import type { Page } from '@playwright/test'
import type { RunningSystem } from '../../scripts/system/start-system.ts'
import type { Lab } from '../fixtures/lab.ts'
import type { Shop } from '../fixtures/shop.ts'

export type ProcessName = 'web' | 'api' | 'payments' | 'collector'

export type Source = Partial<Record<ProcessName, [is: string, becomes: string][]>>

/** A value, or what becomes of the one there was. */
export type Settings = Record<string, string | ((was: string) => string)>

/** Every match is replaced, so the expression is a global one. */
export type Edit = [is: RegExp, becomes: string]

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
  env?: Partial<Record<ProcessName, Settings>>
  /** What starts telemetry, instead of the process's own `telemetry.ts`. */
  preload?: Partial<Record<ProcessName, string>>
  /** Lines that a developer wrote otherwise, as they stand in the built shop. */
  shopCode?: Edit[]
  /** The same for a service: a line of its source, which has to be there. */
  source?: Source
  /** The Collector stands between, and drops the spans for which this OTTL condition holds. */
  filter?: string
  /** The browser is to say what it dropped, which it does when the page goes. */
  reports?: boolean
  /** Gives the id of the trace to keep; else that of one good checkout. */
  act?: (stage: Stage) => Promise<string>
}

/** The name of its capture: the code, and what tells it from others of that code. */
export function nameOf({ code, variant }: Break): string {
  return variant === undefined ? code : `${code}--${variant}`
}
