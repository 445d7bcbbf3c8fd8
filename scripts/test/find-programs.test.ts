import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { findChromium } from '../checks/find-chromium.ts'
import { builtCollector, findCollector } from '../setup/find-collector.mjs'

afterEach(() => vi.unstubAllEnvs())

function writeProgram(name: string, mode = 0o755): string {
  const path = join(mkdtempSync(join(tmpdir(), 'program-')), name)
  writeFileSync(path, '#!/bin/sh\n', { mode })
  return path
}

test('the Collector that OTELCOL_BIN names comes before any other', () => {
  const OTELCOL_BIN = writeProgram('my-otelcol')
  expect(findCollector({ OTELCOL_BIN })).toBe(OTELCOL_BIN)
})

test('a wrong OTELCOL_BIN is told instead of being passed over', () => {
  const OTELCOL_BIN = writeProgram('my-otelcol', 0o644)
  expect(() => findCollector({ OTELCOL_BIN })).toThrow(`OTELCOL_BIN names ${OTELCOL_BIN}`)
})

test('a contrib distribution on the path serves when nothing was built', () => {
  const contrib = writeProgram('otelcol-contrib')
  expect([builtCollector, contrib]).toContain(findCollector({ PATH: join(contrib, '..') }))
})

test('the Chromium that CHROMIUM_PATH names comes before any other', async () => {
  const path = writeProgram('my-chromium')
  vi.stubEnv('CHROMIUM_PATH', path)
  expect(await findChromium()).toBe(path)
})

test('a wrong CHROMIUM_PATH is told instead of being passed over', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/no/such/chromium')
  await expect(findChromium()).rejects.toThrow('/no/such/chromium, which does not exist')
})
