import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChargeRequest } from '@checkout/contract/payment'
import pino from 'pino'
import { onTestFinished, vi } from 'vitest'
import { type AppDeps, buildApp } from '../src/app.ts'
import { type Ledger, openLedger } from '../src/ledger/ledger.ts'

export const cardNumber = '4000056655665556'

export async function temporaryLedgerPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'payments-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'ledger.jsonl')
}

/** The ledger in `path`, closed when the test ends. */
export async function openLedgerAt(path: string): Promise<Ledger> {
  const { ledger } = await openLedger(path)
  onTestFinished(ledger.close)
  return ledger
}

/** The service over a ledger of its own, without a process; `lines` is its log. */
export async function openApp(deps: Partial<AppDeps> & { path?: string } = {}) {
  const path = deps.path ?? (await temporaryLedgerPath())
  const ledger = await openLedgerAt(path)
  const lines: string[] = []
  const logger = pino({}, { write: (line) => lines.push(line) })
  const report = vi.fn()
  const app = buildApp({ ledger, logger, report, wait: async () => {}, requestTimeoutMs: 500, ...deps })
  onTestFinished(() => app.close())
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
  return { app, ledger, lines, path, report, post, charge: (payload: object) => post('/charges', payload) }
}

export function chargeRequest(overrides: Partial<ChargeRequest> = {}): ChargeRequest {
  return { key: 'order-1', amountCents: 13_932, scenario: 'normal', card: { number: cardNumber }, ...overrides }
}
