import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { launchChromium } from '../../scripts/checks/launch-chromium.ts'
import { labAt } from '../fixtures/lab.ts'
import { shopOn } from '../fixtures/shop.ts'
import { askAll, findStack, type Stack } from './stack.ts'

const usage = `npm run smoke [-- --web URL]

Checks a running system from outside, however it was started: asks every part how it is, places one order in a real
Chromium and waits until its trace is linked. Prints what it took and the link to the trace; exits 1 when anything fails.

  --web URL   the shop, else http://localhost:5173 (or WEB_PORT); it names the API and the lab`

const defaultWeb = `http://localhost:${process.env.WEB_PORT || 5173}`

try {
  const { values } = parseArgs({
    options: { web: { type: 'string', default: defaultWeb }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) console.log(usage)
  else await smoke(values.web.replace(/\/$/, ''))
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function smoke(web: string): Promise<void> {
  const stack = await findStack(web)
  for (const [name, url, tookMs] of await askAll(stack)) say(name, tookMs, url)
  const browser = await launchChromium(() => {})
  try {
    await checkOut(await browser.newPage(), stack)
  } finally {
    await browser.close()
  }
}

async function checkOut(page: Page, stack: Stack): Promise<void> {
  const shop = shopOn(page, stack)
  await shop.fillCart()
  const clickedAt = performance.now()
  const { traceId } = await shop.order()
  const isPlaced = await page.waitForURL(/\/orders\//, { timeout: 2_000 }).then(
    () => true,
    () => false,
  )
  if (!isPlaced) throw new Error(`the order was not placed: ${await page.getByRole('main').textContent()}`)
  say('order', performance.now() - clickedAt, page.url())
  const lab = labAt(stack.lab)
  const trace = await lab.traceWhere(traceId, ({ verdict }) => {
    if (!verdict.linked) throw new Error(`not linked: ${verdict.message}`)
  })
  say(
    'linked',
    performance.now() - clickedAt,
    `${trace.spans.length} spans, ${trace.logs.length} logs: ${trace.verdict.message}`,
  )
  console.log(`\n${stack.lab}/t/${traceId}`)
}

function say(what: string, tookMs: number, about: string): void {
  console.log(`✓ ${what.padEnd(7)} ${tookMs.toFixed(0).padStart(6)} ms  ${about}`)
}
