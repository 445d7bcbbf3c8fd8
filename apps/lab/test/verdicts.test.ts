import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from '@checkout/trace-model/model'
import { expect, test } from 'vitest'
import { startLab } from './lab.ts'

const folder = join(import.meta.dirname, 'captures/verdicts')
const captures = readdirSync(folder).flatMap((file) => (file.endsWith('.gz') ? file.replace('.jsonl.gz', '') : []))

/** What is said of each capture, with TRACE and SPAN for ids, which are others in each recording. */
const said: Record<string, Pick<Verdict, 'message' | 'next'> & { evidence: string[] }> = {
  linked: {
    message: 'checkout-api continued POST /api/checkout of checkout-web: 3 services, one trace id.',
    next: null,
    evidence: [
      'span POST /api/checkout of checkout-web, parent SPAN',
      'span POST /api/checkout of checkout-api, parent SPAN',
    ],
  },
  'broken-no-traceparent': {
    message:
      'The request reached checkout-api with sentry-trace but without traceparent, so it began a trace of its own.',
    next: 'Set propagateTraceparent: true in the browser, and let proxies and the CORS list pass traceparent.',
    evidence: ['header sentry-trace: TRACE-SPAN-1', 'span POST /api/checkout of checkout-api, no parent'],
  },
}

async function verdictOf(capture: string): Promise<Verdict> {
  const app = await startLab()
  const payload = readFileSync(join(folder, `${capture}.jsonl.gz`))
  const headers = { 'content-type': 'application/gzip' }
  expect((await app.inject({ method: 'POST', url: '/api/import', payload, headers })).statusCode).toBe(200)
  const { traces } = (await app.inject('/api/traces')).json()
  expect(traces).toHaveLength(1)
  return (await app.inject(`/api/traces/${traces[0].traceId}`)).json().verdict
}

const withoutIds = (text: string) => text.replace(/[0-9a-f]{32}/g, 'TRACE').replace(/\b[0-9a-f]{16}\b/g, 'SPAN')

test.each(captures)('of %s the lab says what is the case, why, and what to check', async (capture) => {
  const { code, message, next, evidence } = await verdictOf(capture)
  expect({
    code,
    message: withoutIds(message),
    next,
    evidence: evidence.map(({ type, text }) => `${type} ${withoutIds(text)}`),
  }).toEqual({ code: capture.split('--')[0], ...said[capture] })
})
