import type { ReplayDetail } from '@checkout/trace-model/replay'
import type { Locator } from '@playwright/test'
import { watchConsole } from '../../fixtures/console.ts'
import { onlySpan } from '../../fixtures/lab.ts'
import { serveSenderPage } from '../../fixtures/sender-page.ts'
import { expect, test } from '../../fixtures/test.ts'

const key = '00000000000000000000000000000004'
const cardNumber = '4242424242424242'

const leftOf = (line: Locator) => line.evaluate((element) => Number.parseFloat(element.style.left))

test('a recording of SDK 10 plays masked, and moves with its trace in both directions', async ({
  page,
  context,
  lab,
}) => {
  const sender = await serveSenderPage('browser-10')
  const dsn = `http://${key}@${new URL(lab.origin).host}/4`
  await page.goto(`${sender.origin}/?${new URLSearchParams({ dsn })}`)
  await page.getByRole('textbox').fill(cardNumber)
  const charging = page.waitForRequest(/\/charges$/)
  await page.getByRole('button').click()
  const [, traceId = '', spanId = ''] = ((await (await charging).headerValue('traceparent')) ?? '').split('-')
  const trace = await lab.traceWhere(traceId, ({ spans, replays }) => {
    expect(spans.map(({ op }) => op)).toEqual(expect.arrayContaining(['pageload', 'ui.pay', 'http.client']))
    expect(replays).toHaveLength(1)
  })

  // The SDK may keep what came of the click until the person does something more.
  const replay = `${lab.origin}/api/replays/${trace.replays[0]?.replayId}`
  await expect(async () => {
    await page.getByRole('textbox').pressSequentially('1')
    const { performanceSpans } = (await (await fetch(replay)).json()) as ReplayDetail
    expect(performanceSpans).toContainEqual(expect.objectContaining({ op: 'resource.fetch', traceId, spanId }))
  }).toPass()

  const view = await context.newPage()
  const complaints = watchConsole(view)
  await view.goto(`${lab.origin}/t/${traceId}`)
  await view.getByRole('tab', { name: 'Replay' }).click()
  const recorded = view.frameLocator('iframe[title="Recording of the page"]').frameLocator('iframe')
  const position = view.getByRole('slider', { name: 'Position in the recording' })
  const line = view.locator('.span-rows .replay-line')

  await test.step('a click on a span moves the recording', async () => {
    const pay = onlySpan(trace, { name: 'pay' })
    const start = Math.min(...trace.spans.map(({ startTimeMs }) => startTimeMs))
    await view.locator(`[data-span-id="${pay.spanId}"]`).click()
    const offset = new RegExp(`\\+${Math.round(pay.startTimeMs - start)}(\\.\\d)? ms in the trace$`)
    await expect(position).toHaveAttribute('aria-valuetext', offset)
    await expect(recorded.getByRole('textbox')).toHaveValue(/^\*+$/)
    const html = await recorded.locator('body').innerHTML()
    expect(html).not.toContain(cardNumber)
    expect(html).not.toMatch(/Pay|Paid/)
  })

  await test.step('the time of the recording moves the line', async () => {
    const before = await leftOf(line)
    await position.press('Home')
    await expect.poll(() => leftOf(line)).toBeLessThan(before)
    const first = (await position.getAttribute('aria-valuetext')) ?? ''
    await view.getByRole('button', { name: 'Play' }).click()
    await expect(position).not.toHaveAttribute('aria-valuetext', first)
  })

  await test.step('a request that carried traceparent leads to its span', async () => {
    await view.getByRole('button', { name: 'its span' }).click()
    await expect(view.locator(`[data-span-id="${spanId}"]`)).toHaveAttribute('aria-selected', 'true')
  })
  expect(complaints).toEqual([])
  sender.close()
})
