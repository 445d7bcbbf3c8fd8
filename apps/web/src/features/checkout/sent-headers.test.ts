import type { Span } from '@sentry/react'
import { expect, test } from 'vitest'
import { rememberSentHeaders, sentHeadersOf } from './sent-headers.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const span = { isRecording: () => true, spanContext: () => ({ traceId }) } as Span

test.each([
  [
    'both dialects',
    { 'sentry-trace': `${traceId}-1`, traceparent: `00-${traceId}-1-01` },
    ['traceparent', 'sentry-trace'],
  ],
  ['one dialect', { 'sentry-trace': `${traceId}-1` }, ['sentry-trace']],
  ['an address that is no target', { accept: 'application/json' }, []],
])('the shop lists the trace headers that a request had: %s', (_, headers, names) => {
  rememberSentHeaders(span, { input: ['http://localhost:8000/api/checkout', { headers }] })
  expect(sentHeadersOf(traceId).map(({ name }) => name)).toEqual(names)
  expect(sentHeadersOf('another')).toEqual([])
})
