import { attributesOf } from '../intake/bodies.ts'

const spansPerBody = 1_000
const chainLength = 4
const firstMs = 1_795_228_035_286
const minuteMs = 60_000
const services = ['checkout-api', 'payments', 'inventory']

type BigTrace = { traceId: string; spanCount: number; startMs: number }

/** Sends one trace: a root, and below it chains of four spans, each with the attributes such spans have; one span in 500 fails. It starts so many minutes after the first one. */
export async function sendTrace(origin: string, spanCount: number, minute: number): Promise<string> {
  const traceId = `${(minute * 60).toString(16)}e${spanCount.toString(16)}`.padStart(32, 'b')
  const trace = { traceId, spanCount, startMs: firstMs + minute * minuteMs }
  for (let from = 0; from < spanCount; from += spansPerBody) {
    const until = Math.min(spanCount, from + spansPerBody)
    const bodies = services.map((service, at) => resourceSpans(service, trace, from, until, at))
    const response = await fetch(`${origin}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: bodies }),
    })
    if (!response.ok) throw new Error(`the lab answered ${response.status}: ${await response.text()}`)
  }
  return traceId
}

function resourceSpans(service: string, trace: BigTrace, from: number, until: number, at: number) {
  const spans = []
  for (let n = from; n < until; n++) if (n % services.length === at) spans.push(spanOf(trace, n))
  return { resource: { attributes: keyValues([['service.name', service]]) }, scopeSpans: [{ spans }] }
}

function spanOf({ traceId, spanCount, startMs }: BigTrace, n: number) {
  const isRoot = n === 0
  const parent = isRoot ? null : n % chainLength === 1 ? 0 : n - 1
  // Every chain has its slot of time, and each span of it lies inside the one above.
  const chain = Math.floor((n - 1) / chainLength)
  const depth = (n - 1) % chainLength
  const offsetUs = isRoot ? 0 : chain * 40 + depth * 4
  const lengthUs = isRoot ? spanCount * 10 + 100 : 36 - depth * 8
  return {
    traceId,
    spanId: idOf(n),
    ...(parent !== null && { parentSpanId: idOf(parent) }),
    name: isRoot ? 'POST /api/checkout' : `checkout.step ${n}`,
    kind: isRoot ? 2 : n % 3 === 0 ? 3 : 1,
    startTimeUnixNano: String(BigInt(startMs) * 1_000_000n + BigInt(offsetUs * 1_000)),
    endTimeUnixNano: String(BigInt(startMs) * 1_000_000n + BigInt((offsetUs + lengthUs) * 1_000)),
    attributes: keyValues(attributesOf(n)),
    status: n % 500 === 499 ? { code: 2 } : {},
  }
}

function idOf(n: number): string {
  return (n + 1).toString(16).padStart(16, '0')
}

function keyValues(pairs: [string, string][]) {
  return pairs.map(([key, stringValue]) => ({ key, value: { stringValue } }))
}
