import type { Page } from '@playwright/test'
import type { Lab } from './lab.ts'

/** The running system, with a page of a browser of our own. */
export type Stage = {
  page: Page
  origins: { web: string; api: string; lab: string }
  lab: Lab
  /** The project's folder, where the learner's progress is kept. */
  root: string
}
