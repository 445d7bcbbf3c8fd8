import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { ProcessPlan } from '../../scripts/system/processes.ts'
import { type RunningSystem, startSystem } from '../../scripts/system/start-system.ts'
import { labAt } from '../fixtures/lab.ts'
import { shopOn } from '../fixtures/shop.ts'
import type { Break, Edit, ProcessName, Settings, Stage } from './break.ts'

/** Captures are published, so nothing in them names the machine. */
const discreet = { OTEL_NODE_RESOURCE_DETECTORS: 'env', SENTRY_NAME: 'localhost' }

/** Calls `use` with the apps running, broken as `broken` says, and stops them afterwards. */
export async function withBroken<T>(broken: Break, browser: Browser, use: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'checkout-capture-'))
  const route = broken.filter === undefined ? 'direct' : 'collector'
  const system = await startSystem({ route, dataDir, env: discreet, alter: (plan) => altered(plan, broken) })
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' })
  try {
    const missing = await rewriteShop(page, system.origins.web, broken.shopCode ?? [])
    const result = await use({ page, shop: shopOn(page, system.origins), lab: labAt(system.origins.lab), system })
    const unmade = [...missing, ...unmadeEdits(broken, system)]
    if (unmade.length > 0) throw new Error(`there is no ${unmade.join(' and no ')} to be replaced`)
    return result
  } finally {
    await page.close()
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const rewriter = join(import.meta.dirname, 'rewrite-source.ts')

function altered(plan: ProcessPlan, { env = {}, preload = {}, source = {}, filter }: Break): ProcessPlan {
  const name = plan.name as ProcessName
  const args = plan.args.map((arg) => (arg === './src/telemetry.ts' ? (preload[name] ?? arg) : arg))
  if (name === 'collector' && filter) args.push(...filterConfig(filter))
  const edits = source[name]
  const rewriting: Record<string, string> = edits
    ? { NODE_OPTIONS: `--import=${rewriter}`, SOURCE_EDITS: JSON.stringify(edits) }
    : {}
  return { ...plan, args, env: { ...plan.env, ...rewriting, ...settingsOf(env[name], plan.env) } }
}

function settingsOf(changes: Settings = {}, was: Record<string, string>): Record<string, string> {
  const values = Object.entries(changes).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value(was[name] ?? ''),
  ])
  return Object.fromEntries(values)
}

/** Further configuration of the Collector, merged into its file. */
function filterConfig(condition: string): string[] {
  const processor = JSON.stringify({ traces: { span: [condition] } })
  return [
    ...['--config', `yaml:processors::filter/break: ${processor}`],
    ...['--config', 'yaml:service::pipelines::traces::processors: [memory_limiter, resource/route, filter/break]'],
  ]
}

/** Lines of services that were not replaced, as far as `rewrite-source.ts` says. */
function unmadeEdits({ source = {} }: Break, system: RunningSystem): string[] {
  return Object.entries(source).flatMap(([name, edits]) =>
    edits.flatMap(([is]) => (system.output(name).includes(`replaced: ${is}`) ? [] : is)),
  )
}

/** Serves the page's scripts with the edits made; gives those that nothing was found for yet. */
async function rewriteShop(page: Page, web: string, edits: Edit[]): Promise<Set<RegExp>> {
  const missing = new Set(edits.map(([is]) => is))
  // Playwright answers preflights itself as soon as it intercepts anything.
  if (edits.length === 0) return missing
  await page.route(`${web}/assets/*.js`, async (route) => {
    const response = await route.fetch()
    let body = await response.text()
    for (const [is, becomes] of edits) {
      if (body.search(is) >= 0) missing.delete(is)
      body = body.replaceAll(is, becomes)
    }
    await route.fulfill({ response, body })
  })
  return missing
}
