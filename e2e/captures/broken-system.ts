import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { ProcessPlan } from '../../scripts/system/processes.ts'
import { startSystem } from '../../scripts/system/start-system.ts'
import { labAt } from '../fixtures/lab.ts'
import { shopOn } from '../fixtures/shop.ts'
import type { Break, Stage } from './break.ts'

/** Captures are published, so nothing in them names the machine. */
const discreet = { OTEL_NODE_RESOURCE_DETECTORS: 'env', SENTRY_NAME: 'localhost' }

/** A replay would be most of a capture, and no verdict looks at it. */
const withoutReplay: [is: string, becomes: string][] = [
  ['replaysSessionSampleRate:1', 'replaysSessionSampleRate:0'],
  ['replaysOnErrorSampleRate:1', 'replaysOnErrorSampleRate:0'],
]

/** Calls `use` with the apps running, broken as `broken` says, and stops them afterwards. */
export async function withBroken<T>(broken: Break, browser: Browser, use: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'checkout-capture-'))
  const system = await startSystem({ route: 'direct', dataDir, env: discreet, alter: alterationOf(broken) })
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' })
  try {
    const missing = await rewriteShop(page, system.origins.web, [...withoutReplay, ...(broken.shopCode ?? [])])
    const result = await use({ page, shop: shopOn(page, system.origins), lab: labAt(system.origins.lab), system })
    if (missing.size > 0) throw new Error(`the shop's code does not hold ${[...missing].join(' and ')}`)
    return result
  } finally {
    await page.close()
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function alterationOf({ env = {} }: Break) {
  return (plan: ProcessPlan): ProcessPlan => {
    const changed = Object.entries(env).find(([name]) => name === plan.name)?.[1] ?? {}
    return { ...plan, env: { ...plan.env, ...changed } }
  }
}

/** Serves the page's scripts with the replacements made; gives what was not found so far. */
async function rewriteShop(page: Page, web: string, edits: [string, string][]): Promise<Set<string>> {
  const missing = new Set(edits.map(([is]) => is))
  await page.route(`${web}/assets/*.js`, async (route) => {
    const response = await route.fetch()
    let body = await response.text()
    for (const [is, becomes] of edits) {
      if (!body.includes(is)) continue
      missing.delete(is)
      body = body.replaceAll(is, becomes)
    }
    await route.fulfill({ response, body })
  })
  return missing
}
