import { mkdtempSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { startSystem } from '../scripts/system/start-system.ts'

const system = await startSystem({ route: process.argv[2] as any, dataDir: mkdtempSync('/tmp/sysdata/x') })
try {
  console.log(system.origins)
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const page = await browser.newPage()
  page.on('console', (m) => console.log('console', m.type(), m.text()))
  await page.goto(system.origins.web)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  await page.getByRole('link', { name: 'Checkout' }).first().click()
  await page.getByRole('radio', { name: /^backend-crash/ }).check()
  await page.getByRole('button', { name: 'Place order' }).click()
  const id = await page.getByTestId('trace-id').innerText({ timeout: 10000 })
  const start = Date.now()
  let t: any
  for (;;) {
    t = await (await fetch(`${system.origins.lab}/api/traces/${id.trim()}`)).json()
    if ((t.verdict?.linked && t.replays?.length && t.errors?.length > 0) || Date.now() - start > 9000) break
    await new Promise((r) => setTimeout(r, 50))
  }
  console.log(Date.now() - start, t.verdict, t.replays, t.errors)
  const by = new Map(t.spans.map((s: any) => [s.spanId, s]))
  const depth = (s: any): number => (by.has(s.parentSpanId) ? 1 + depth(by.get(s.parentSpanId)) : 0)
  for (const s of t.spans)
    console.log(
      '  '.repeat(depth(s)) +
        [s.service, s.kind, s.op, s.name.slice(0, 90), s.status, s.durationMs.toFixed(1)].join(' | '),
    )
  for (const l of t.logs)
    console.log(l.severity, l.body, l.service, l.source, by.has(l.spanId), Object.keys(l.attributes).length)
  console.log((await (await fetch(`${system.origins.lab}/api/traces`)).json()).traces)
  console.log(await (await fetch(`${system.origins.lab}/healthz`)).json())
  const req = t.spans.find((s: any) => s.op === 'http.client' && s.side === 'browser')
  console.log(JSON.stringify(req, null, 1))
  await browser.close()
  console.log(system.output('lab'))
} finally {
  await system.stop()
}
