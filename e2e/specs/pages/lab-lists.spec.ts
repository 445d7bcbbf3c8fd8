import { readFile } from 'node:fs/promises'
import { eventNames, spanNames } from '@checkout/contract/telemetry'
import { onlySpan } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

test('filters of the list stand in the address and survive a reload', async ({ shop, page, lab }) => {
  const slow = await shop.checkOut('slow-payment')
  const normal = await shop.checkOut('normal')
  await lab.traceWhere(normal.traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  await page.goto(lab.origin)
  const rowOf = (traceId: string) => page.locator(`[data-trace-id="${traceId}"]`)
  await expect(rowOf(normal.traceId)).toBeVisible()
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('slow-payment')
  await expect(rowOf(normal.traceId)).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Filter traces' }).fill(slow.traceId.slice(0, 12))
  await page.reload()
  await expect(rowOf(slow.traceId)).toBeVisible()
  await expect(rowOf(normal.traceId)).toHaveCount(0)
  expect(new URL(page.url()).searchParams.get('scenario')).toBe('slow-payment')
})

test('a paused list counts what waits and shows it when asked', async ({ shop, lab, context }) => {
  const list = await context.newPage()
  await list.goto(lab.origin)
  await list.getByRole('button', { name: 'Pause' }).click()
  await shop.page.bringToFront()
  const { traceId } = await shop.checkOut('normal')
  await list.bringToFront()
  const waiting = list.getByRole('button', { name: /while paused/ })
  await expect(waiting).toBeVisible()
  await expect(list.locator(`[data-trace-id="${traceId}"]`)).toHaveCount(0)
  await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  await expect(async () => {
    await waiting.click({ timeout: 1_000 })
    await expect(list.locator(`[data-trace-id="${traceId}"]`)).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('a trace is pinned, and stays pinned for whoever looks, on a narrow screen too', async ({ shop, page, lab }) => {
  const { traceId } = await shop.checkOut('normal')
  await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  await page.goto(lab.origin)
  const pin = page.locator(`[data-trace-id="${traceId}"]`).getByRole('button', { name: /^Pin / })
  await pin.click()
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  await page.setViewportSize({ width: 390, height: 844 })
  await pin.click()
  await expect(pin).toHaveAttribute('aria-pressed', 'false')
  await page.locator(`[data-trace-id="${traceId}"]`).getByRole('checkbox').check()
  await expect(page.getByText('One trace is chosen.')).toBeVisible()
})

test('an exported trace is brought back by the button, and by dropping the file', async ({ shop, page, lab }) => {
  const { traceId } = await shop.checkOut('normal')
  await lab.traceWhere(traceId, ({ spans, verdict }) => {
    expect(verdict.linked).toBe(true)
    expect(spans.some(({ name }) => name === spanNames.sendConfirmation)).toBe(true)
  })
  await page.goto(`${lab.origin}/t/${traceId}`)
  await page.getByText('Share').click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Export/ }).click()
  const file = await (await downloading).path()
  await fetch(`${lab.origin}/api/traces`, { method: 'DELETE' })

  await page.goto(lab.origin)
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible()
  // Not an empty list: what another test pinned is still there.
  await expect(page.locator(`[data-trace-id="${traceId}"]`)).toHaveCount(0)
  const name = `trace-${traceId}.jsonl.gz`
  const buffer = await readFile(file)
  await page.getByLabel('Files to import').setInputFiles({ name, mimeType: 'application/gzip', buffer })
  await expect(page.getByText(`${name} is imported.`)).toBeVisible()
  await expect(page.locator(`[data-trace-id="${traceId}"]`)).toContainText('linked')

  const dataTransfer = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(bytes)], 'again.jsonl.gz'))
      return transfer
    },
    [...buffer],
  )
  await page.locator('.drop-area').dispatchEvent('dragover', { dataTransfer })
  await expect(page.getByText('Drop to import.')).toBeVisible()
  await page.locator('.drop-area').dispatchEvent('drop', { dataTransfer })
  await expect(page.getByText('again.jsonl.gz: nothing new, the lab has all of it.')).toBeVisible()
})

test('logs of every service stand on one page, and lead to their spans', async ({ shop, page, lab }) => {
  const { traceId } = await shop.checkOut('slow-payment')
  const trace = await lab.traceWhere(traceId, ({ logs }) =>
    expect(logs.some(({ body }) => body === eventNames.paymentSlowPath)).toBe(true),
  )
  await page.goto(`${lab.origin}/logs`)
  await page.getByRole('combobox', { name: 'Severity' }).selectOption('warn')
  await page.getByRole('searchbox', { name: 'Filter logs' }).fill(traceId)
  const row = page.getByRole('row').filter({ hasText: eventNames.paymentSlowPath })
  await expect(row).toContainText('WARN')
  await row.getByRole('link').click()
  const payment = onlySpan(trace, { name: spanNames.payment })
  await expect(page).toHaveURL(`${lab.origin}/t/${traceId}/s/${payment.spanId}`)
  await expect(page.locator(`[data-span-id="${payment.spanId}"]`)).toHaveAttribute('aria-selected', 'true')
})

test('errors of browser and backend stand grouped, and lead to their trace', async ({ shop, page, lab }) => {
  const { traceId } = await shop.checkOut('backend-crash')
  await lab.traceWhere(traceId, ({ errors, logs }) => {
    expect(errors.length).toBeGreaterThan(0)
    expect(logs.some(({ attributes }) => attributes['exception.type'] !== undefined)).toBe(true)
  })
  await page.goto(`${lab.origin}/errors`)
  const groups = page.locator('.errors tbody')
  await expect(groups.filter({ hasText: 'checkout-web' }).first()).toContainText('time')
  await expect(groups.filter({ hasText: 'checkout-api' }).first()).toContainText('.ts')
  await groups.filter({ hasText: 'checkout-web' }).first().getByRole('link', { name: 'Latest in its trace' }).click()
  await expect(page).toHaveURL(new RegExp(`^${lab.origin}/t/[0-9a-f]{32}`))
  await expect(page.getByRole('treegrid')).toBeVisible()
})

test('a fault that is on stands on the page, and is ended there', async ({ page, lab }) => {
  const data = { answer: 503, project: '4' }
  await page.request.put(`${lab.origin}/api/faults`, { data })
  await page.goto(`${lab.origin}/problems`)
  await expect(page.getByText(/A fault is on: requests of project 4 get 503/)).toBeVisible()
  await page.getByRole('button', { name: 'End it' }).click()
  await expect(page.getByText(/A fault is on/)).toHaveCount(0)
  expect((await (await page.request.get(`${lab.origin}/api/faults`)).json()).fault).toBeNull()
})
