import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce, diagnosisSteps, summarySteps } from '../../src/index.ts'
import type { Span } from '../../src/model.ts'
import { buildTree } from '../../src/tree/tree.ts'
import { checkInput } from './check-input.ts'
import { keptInputs } from './corpus.ts'
import { input } from './inputs.ts'
import { runFuzzer } from './run-fuzzer.ts'

const seed = 20261121

test('no body, made up or damaged, breaks a decoder, and scanning finds in each what decoding finds', () => {
  fc.assert(fc.property(input, checkInput), { seed, numRuns: 20_000 })
})

test.each(keptInputs())('the body kept as %s is read to its end', (_, kept) => {
  expect(() => checkInput(kept)).not.toThrow()
})

test('the fuzzer stops at the number of inputs it was asked for', async () => {
  const told: number[] = []
  const stop = new AbortController().signal
  const onProgress = (inputs: number) => told.push(inputs)
  const { inputs, failure } = await runFuzzer({ inputs: 3_000, seconds: 60, seed, stop, onProgress })
  expect({ inputs, failure, told }).toEqual({ inputs: 3_000, failure: null, told: [2_000, 3_000] })
})

const id = fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e')
const anySpan = fc.record({
  spanId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  parentSpanId: id,
  startTimeMs: fc.integer({ min: 0, max: 9 }),
  durationMs: fc.nat(9),
  side: fc.constantFrom('browser', 'server'),
  kind: fc.constantFrom(null, 'server', 'client'),
  op: fc.constantFrom(null, 'http.client', 'http.server'),
})

test('every set of spans becomes a tree with one row for each span, a diagnosis and a summary', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), (drafts) => {
      const spans = drafts.map(
        (draft) => ({ ...draft, name: 'x', service: 's', attributes: {}, events: [] }) as unknown as Span,
      )
      const { rows } = buildTree(spans)
      const received = rows.filter((row) => row.span !== null)
      if (received.length !== new Set(spans.map((span) => span.spanId)).size) throw new Error('a span has no row')
      for (const [index, row] of rows.entries()) {
        const parent = rows[row.parent]
        const isNested = parent ? row.depth === parent.depth + 1 && parent.end >= row.end : row.depth === 0
        if (!isNested || row.end <= index) throw new Error(`row ${index} is not below its parent`)
      }
      const records = { traceId: 't', spans, logs: [], errors: [], metrics: [] }
      if (atOnce(diagnosisSteps(records)).link !== atOnce(summarySteps(records)).link)
        throw new Error('list and detail disagree')
    }),
    { seed, numRuns: 2_000 },
  )
})
