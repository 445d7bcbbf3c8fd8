import type { TraceDetail } from '@checkout/trace-model/model'
import { labAt } from '../../fixtures/lab.ts'
import { orderAt } from '../../fixtures/order.ts'
import { expect, test } from '../../fixtures/test.ts'

test('both vendors get everything', async ({ system, lab }) => {
  const second = labAt(system.origins.secondLab ?? '')
  const { traceId } = await orderAt(system.origins.api)
  const ours = await lab.traceWhere(traceId, expectWhole)
  const theirs = await second.traceWhere(traceId, expectWhole)
  expect(told(theirs)).toEqual(told(ours))
})

for (const [name, first, second] of [
  ['the second vendor', 'lab', 'secondLab'],
  ['Sentry', 'secondLab', 'lab'],
] as const) {
  test(`while ${name} is down the other gets everything at once, and it gets the rest when it is back`, async ({
    system,
  }) => {
    const up = labAt(system.origins[first] ?? '')
    const down = second === 'lab' ? 'lab' : 'second-lab'
    await system.kill(down, 'SIGKILL')
    const ordered: string[] = []
    for (let at = 0; at < 5; at++) {
      const { traceId, status } = await orderAt(system.origins.api)
      expect(status).toBe(201)
      ordered.push(traceId)
      await up.traceWhere(traceId, expectWhole, 5_000)
    }
    await system.restart(down)
    const back = labAt(system.origins[second] ?? '')
    for (const traceId of ordered) await back.traceWhere(traceId, expectWhole, 30_000)
  })
}

function expectWhole({ spans, logs }: TraceDetail): void {
  expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
  expect(logs.filter(({ body }) => body === 'request completed')).toHaveLength(2)
}

function told({ spans, logs }: TraceDetail): string[] {
  return [...spans.map(({ spanId, name }) => `${spanId} ${name}`), ...logs.map(({ body }) => body)].toSorted()
}
