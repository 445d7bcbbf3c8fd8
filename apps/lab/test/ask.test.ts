import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { browserSpan, envelope, hexId, key, otlpLogs, otlpTraces, traceId } from './lab.ts'
import { end, failed, listening, startProcess } from './lab-process.ts'

const json = { 'content-type': 'application/json' }

async function sendCheckout(origin: string): Promise<void> {
  const error = {
    exception: { values: [{ type: 'TypeError', value: 'boom' }] },
    contexts: { trace: { trace_id: traceId } },
  }
  const bodies: [path: string, body: string][] = [
    [`/api/1/envelope/?sentry_key=${key}`, envelope([browserSpan(), ['event', error]])],
    [
      '/v1/traces',
      JSON.stringify(otlpTraces({ kind: 2, parentSpanId: hexId(0xb), name: 'POST /api/\u001b]0;title\u0007checkout' })),
    ],
    ['/v1/logs', JSON.stringify(otlpLogs({ severityNumber: 17 }))],
  ]
  for (const [path, body] of bodies)
    expect((await fetch(`${origin}${path}`, { method: 'POST', headers: json, body })).status).toBe(200)
}

async function labWithCheckout(): Promise<string> {
  const origin = await listening(startProcess())
  await sendCheckout(origin)
  return origin
}

/** What a question prints. */
async function ask(origin: string, ...words: string[]): Promise<string> {
  const asked = startProcess({ args: [...words, '--url', origin] })
  expect(await once(asked.child, 'close')).toEqual([0, null])
  return asked.output.text
}

test('the traces of a lab are a line each, with what went wrong', async () => {
  const origin = await labWithCheckout()
  expect(await ask(origin, 'traces')).toMatch(
    new RegExp(`linked .* 201 .* POST localhost:8000 .* ${traceId} .* 1 error\n$`),
  )
  expect(JSON.parse(await ask(origin, 'traces', '--json')).traces).toMatchObject([{ traceId, link: 'linked' }])
})

test('a trace is a tree with times, the verdict in a sentence, errors and logs', async () => {
  const origin = await labWithCheckout()
  const text = await ask(origin, 'trace', traceId.slice(0, 6))
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^checkout-api continued .*one trace id\.$/),
      expect.stringMatching(/^POST localhost:8000 +checkout-web +52\.5 ms +━+$/),
      expect.stringMatching(/^ {2}POST \/api\/ \]0;title checkout +checkout-api +50\.0 ms +━+$/),
      expect.stringMatching(/checkout-web {2}TypeError: boom$/),
      expect.stringMatching(/error {2}.*checkout\.started$/),
    ]),
  )
  // Nothing that a sender wrote reaches the terminal as a command.
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(await ask(origin, 'trace')).toBe(text)
  expect(JSON.parse(await ask(origin, 'trace', traceId, '--json'))).toMatchObject({
    traceId,
    verdict: { linked: true },
  })
})

test('a trace that is not linked says what to check first, and whole names of services', async () => {
  const origin = await listening(startProcess())
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'unknown_service:node' } }] }
  const { resourceSpans } = otlpTraces({ kind: 2, name: 'GET /hello' })
  const body = JSON.stringify({ resourceSpans: resourceSpans.map((each) => ({ ...each, resource })) })
  await fetch(`${origin}/v1/traces`, { method: 'POST', headers: json, body })
  const { resourceLogs } = otlpLogs()
  const logs = JSON.stringify({ resourceLogs: resourceLogs.map((each) => ({ ...each, resource })) })
  await fetch(`${origin}/v1/logs`, { method: 'POST', headers: json, body: logs })
  const [, message, next, , span, , , log] = (await ask(origin, 'trace')).split('\n')
  expect(message).toMatch(/^No browser is in this trace/)
  expect(next).toMatch(/^If a service sent it, check OTEL_PROPAGATORS/)
  expect(span).toMatch(/^GET \/hello +unknown_service:node +50\.0 ms +━+$/)
  expect(log).toMatch(/ unknown_service:node {2}checkout\.started$/)
})

test('a trace that has not come yet is waited for until it is linked', async () => {
  const origin = await listening(startProcess())
  const asked = ask(origin, 'trace', traceId, '--wait', '20')
  await sendCheckout(origin)
  expect(await asked).toContain('one trace id.')
})

test('a trace that is not linked in time is shown, and the exit code says so', async () => {
  const origin = await listening(startProcess())
  await fetch(`${origin}/v1/traces`, { method: 'POST', headers: json, body: JSON.stringify(otlpTraces({ kind: 2 })) })
  const asked = startProcess({ args: ['trace', '--wait', '0.5', '--url', origin] })
  expect(await once(asked.child, 'close')).toEqual([1, null])
  expect(asked.output.text).toContain('No browser is in this trace')
  expect(asked.output.errors).toContain('lab: it was not linked within 0.5 s')
})

test('tail tells a trace as it arrives, waits for a lab that is away, and ends with Ctrl-C', async () => {
  const lab = startProcess()
  const origin = await listening(lab)
  const tail = startProcess({ args: ['tail', '--json', '--url', origin] })
  await vi.waitFor(
    async () => {
      await sendCheckout(origin)
      await vi.waitFor(() => expect(tail.output.text).toContain(traceId), { timeout: 2_000 })
    },
    { timeout: 20_000 },
  )
  expect(JSON.parse(tail.output.text.split('\n')[0] ?? '')).toMatchObject({ traceId, link: 'linked' })
  await end(lab, 'SIGTERM')
  await vi.waitFor(() => expect(tail.output.errors).toContain('it is away'))
  tail.child.kill('SIGINT')
  expect(await once(tail.child, 'exit')).toEqual([0, null])
})

test.each([
  [['trace', 'ffff'], 1, /^lab: no trace begins with ffff\n$/],
  [['trace', 'f'.repeat(32)], 1, /^lab: No trace f+ here: .*\n$/],
  [['traces', '--limit', 'x'], 1, /^lab: limit: .*\n$/],
  [
    ['traces', '--url', 'http://127.0.0.1:1'],
    1,
    /^lab: no lab answers at http:\/\/127\.0\.0\.1:1: start one with `npm run lab`.*\n$/,
  ],
  [['traces', '--lines'], 2, /^lab: Unknown option '--lines'; --help shows what there is\n$/],
  [['trcae'], 2, /^lab: There is no command 'trcae'; there are traces, trace, tail.*\n$/],
])('%j cannot be answered, and says why in a line', async (words, code, line) => {
  const origin = await listening(startProcess())
  const args = words.includes('--url') || code === 2 ? words : [...words, '--url', origin]
  expect(await failed(startProcess({ args }))).toEqual({ code, complaint: expect.stringMatching(line) })
})
