import type { Scenario } from '@checkout/contract/scenario'
import { errors, type Page, type Request } from '@playwright/test'
import { CannotRunError } from './cannot-run-error.ts'
import { notYet, type Verdict } from './verdict.ts'

/** An order that was answered, as it was on the wire. */
export type Order = { headers: Record<string, string>; status: number; body: () => Promise<string> }

const patienceMs = 10_000

/**
 * Buys the first product as a buyer does, and keeps the page open: an SDK sends its last spans a while after the answer.
 * Gives a verdict instead where the shop does not let one buy.
 */
export async function placeOrder(page: Page, web: string, scenario: Scenario = 'normal'): Promise<Order | Verdict> {
  const lines: string[] = []
  page.on('console', (message) => message.type() === 'error' && lines.push(message.text()))
  page.on('pageerror', (error) => lines.push(error.message))
  const failed = Promise.withResolvers<Request>()
  page.on('requestfailed', (request) => isToApi(request) && failed.resolve(request))
  try {
    const sent = page.waitForRequest(isCheckout, { timeout: 2 * patienceMs })
    const pressed = pressButtons(page, web, scenario).then(() => sent)
    // Where a request fails first, nobody waits for these two any more, and they fail when the page is closed.
    for (const promise of [sent, pressed]) promise.catch(() => {})
    const outcome = await Promise.race([failed.promise, pressed])
    const response = await outcome.response()
    if (!response) return unanswered(outcome, lines)
    return { headers: await outcome.allHeaders(), status: response.status(), body: () => response.text() }
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    return notYet('page-broken', ['the shop shows no button to press'], 'goods, a cart and an order', lines.slice(0, 3))
  }
}

async function pressButtons(page: Page, web: string, scenario: Scenario): Promise<void> {
  await page.goto(web)
  await page.getByRole('button', { name: 'Add to cart' }).first().click({ timeout: patienceMs })
  await page.getByRole('link', { name: /^Checkout/ }).click({ timeout: patienceMs })
  await page.getByRole('radio', { name: new RegExp(`^${scenario}\\b`) }).check({ timeout: patienceMs })
  await page.getByRole('button', { name: 'Place order' }).click({ timeout: patienceMs })
}

function unanswered(request: Request, lines: string[]): Verdict {
  const reason = request.failure()?.errorText ?? ''
  // What the browser itself refuses has no better name than this one.
  if (reason !== 'net::ERR_FAILED') throw new CannotRunError(`the API did not answer (${reason})`, 'run it again')
  const found = [`the browser did not let ${request.method()} ${request.url()} out, so the shop is broken`]
  return notYet('request-blocked', found, 'the API allows the page to send it', lines.slice(0, 1))
}

function isCheckout(request: Request): boolean {
  return request.method() === 'POST' && new URL(request.url()).pathname === '/api/checkout'
}

function isToApi(request: Request): boolean {
  const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED'
  return !isLeft && ['/api/products', '/api/checkout'].includes(new URL(request.url()).pathname)
}
