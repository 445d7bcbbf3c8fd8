import type { Page } from '@playwright/test'
import { watchConsole } from '../../fixtures/console.ts'
import { type Lab, onlySpan } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

const cardNumber = '4242424242424242'

/** Opens the replay of a trace in a page of its own: the shop's page has to stay open to send its recording. */
async function openReplay(page: Page, lab: Lab, traceId: string) {
  const trace = await lab.traceWhere(traceId, ({ replays, verdict }) => {
    expect(verdict.linked).toBe(true)
    expect(replays).toHaveLength(1)
  })
  await page.goto(`${lab.origin}/t/${traceId}`)
  await page.getByRole('tab', { name: 'Replay' }).click()
  const player = page.frameLocator('iframe[title="Recording of the page"]')
  const recorded = player.frameLocator('iframe')
  await expect(recorded.getByText('Place order').first()).toBeVisible()
  return { trace, recorded }
}

test('the recording of the shop plays beside its trace, and what was masked stays masked', async ({
  shop,
  context,
  lab,
}) => {
  const { traceId } = await shop.checkOut('normal', cardNumber)
  const view = await context.newPage()
  const complaints = watchConsole(view)
  const asked = new Set<string>()
  view.on('request', (request) => asked.add(new URL(request.url()).origin))
  const { recorded } = await openReplay(view, lab, traceId)

  await expect(recorded.getByRole('textbox').first()).toHaveValue(/^\*+$/)
  expect(await recorded.locator('body').innerHTML()).not.toContain(cardNumber)

  // The line stands at the start of the trace, which the recording soon leaves behind when it plays on.
  await expect(view.locator('.span-rows .replay-line')).toBeVisible()
  const position = view.getByRole('slider', { name: 'Position in the recording' })
  const before = (await position.getAttribute('aria-valuetext')) ?? ''
  await view.getByRole('button', { name: 'Play' }).click()
  await expect(position).not.toHaveAttribute('aria-valuetext', before)
  expect([...asked]).toEqual([lab.origin])
  expect(complaints).toEqual([])
})

test('a click on a span moves the recording to its start, and a request of the recording leads to its span', async ({
  shop,
  context,
  lab,
}) => {
  const { traceId } = await shop.checkOut('slow-payment')
  const view = await context.newPage()
  // High enough for every row: those out of view are not in the page.
  await view.setViewportSize({ width: 1_280, height: 3_000 })
  const { trace } = await openReplay(view, lab, traceId)
  const position = view.getByRole('slider', { name: 'Position in the recording' })
  const request = onlySpan(trace, { op: 'http.client', side: 'browser' })
  const charge = onlySpan(trace, { name: 'POST /charges', kind: 'server' })
  const start = Math.min(...trace.spans.map(({ startTimeMs }) => startTimeMs))

  await view.locator(`[data-span-id="${charge.spanId}"]`).click()
  const offsetMs = Math.round(charge.startTimeMs - start)
  await expect(position).toHaveAttribute('aria-valuetext', new RegExp(`\\+${offsetMs}(\\.\\d)? ms in the trace$`))

  await view.getByRole('tab', { name: 'Span' }).click()
  await view.getByRole('button', { name: 'Replay at this moment' }).click()
  await expect(position).toHaveAttribute('aria-valuetext', new RegExp(`\\+${offsetMs}(\\.\\d)? ms in the trace$`))
  await view
    .getByRole('listitem')
    .filter({ hasText: '/api/checkout' })
    .getByRole('button', { name: 'its span' })
    .click()
  await expect(view.locator(`[data-span-id="${request.spanId}"]`)).toHaveAttribute('aria-selected', 'true')
})
