import type { TraceSummary } from '@checkout/trace-model/model'
import { expect, type Page, test } from '@playwright/test'
import { labAt } from '../../fixtures/lab.ts'
import { type OwnLab, startOwnLab } from '../../fixtures/own-lab.ts'
import { type SenderPage, serveSenderPage } from '../../fixtures/sender-page.ts'

const key = '00000000000000000000000000000004'

let lab: OwnLab
test.beforeEach(async () => {
  lab = await startOwnLab()
})
test.afterEach(() => lab.stop())

async function problems(): Promise<unknown[]> {
  return (await (await fetch(`${lab.origin}/api/problems`)).json()).problems
}

async function press(page: Page, sender: SenderPage, query: Record<string, string>): Promise<void> {
  await page.goto(`${sender.origin}/?${new URLSearchParams(query)}`)
  await page.getByRole('button').click()
}

/** Everything that the program sends is there, joined by its trace, and nothing of it was odd. */
async function expectAll({ replays }: { replays: number }): Promise<void> {
  const reader = labAt(lab.origin)
  let found: TraceSummary | undefined
  await expect(async () => {
    found = (await reader.traces()).find(({ errorCount }) => errorCount > 0)
    expect(found).toBeDefined()
  }).toPass()
  await reader.traceWhere(found?.traceId ?? '', (trace) => {
    expect(trace.spans.map(({ name }) => name)).toContain('pay')
    expect(trace.logs).toMatchObject([{ body: 'the card is slow', severity: 'warn' }])
    expect(trace.errors).toMatchObject([{ type: 'TypeError', value: 'no card' }])
    expect(trace.replays).toHaveLength(replays)
  })
  await expect
    .poll(async () => (await (await fetch(`${lab.origin}/healthz`)).json()).ignored)
    .toMatchObject({ feedback: 1 })
  expect(await problems()).toEqual([])
}

for (const version of ['browser-11', 'browser-10']) {
  test(`@sentry/${version.replace('-', ' ')} is received with all it sends and without a problem`, async ({ page }) => {
    const sender = await serveSenderPage(version)
    await press(page, sender, { dsn: `http://${key}@${new URL(lab.origin).host}/4` })
    await expectAll({ replays: 1 })
    sender.close()
  })

  test(`the option spotlight makes @sentry/${version.replace('-', ' ')} send here without a DSN`, async ({ page }) => {
    const sender = await serveSenderPage(version)
    await press(page, sender, { spotlight: `${lab.origin}/stream` })
    // Without a DSN the SDK makes no replays.
    await expectAll({ replays: 0 })
    sender.close()
  })
}

test('an OTLP export of a browser is taken, and blocked once it carries traceparent, as by Sentry', async ({
  page,
}) => {
  const sender = await serveSenderPage('browser-11')
  await page.goto(sender.origin)
  const url = `${lab.origin}/api/4/integration/otlp/v1/traces`
  const headers = { 'content-type': 'application/json', 'x-sentry-auth': `sentry sentry_key=${key}` }
  expect(await exported(page, url, headers)).toBe(200)
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  for (const added of [{ traceparent }, { baggage: 'a=b' }, { 'sentry-trace': traceparent.slice(3, -3) }]) {
    expect(await exported(page, url, { ...headers, ...added })).toBe('Failed to fetch')
  }
  sender.close()
})

/** The status a page sees, or the reason why it sees none. */
function exported(page: Page, url: string, headers: Record<string, string>): Promise<number | string> {
  return page.evaluate(
    async ([to, sent]) => {
      const request = { method: 'POST', headers: sent, body: '{"resourceSpans":[]}' }
      return fetch(to, request).then(
        ({ status }) => status,
        (error: Error) => error.message,
      )
    },
    [url, headers] as const,
  )
}
