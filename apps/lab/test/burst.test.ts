import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { otlpTraces } from './lab.ts'

const idOf = (at: number) => (at + 1).toString(16).padStart(32, '0')

test('in a burst without an end traces show up all the same, though nobody asks for them', async () => {
  const inbox = createInbox()
  let sent = 0
  const shown = () => inbox.now().tally().traces
  while (shown() < 10 && sent < 100_000) {
    const body = Buffer.from(JSON.stringify(otlpTraces({ traceId: idOf(sent++) })))
    await inbox.accept({ kind: 'traces-json', body, project: null, head: '' })
    await setImmediate()
  }
  expect(shown()).toBeGreaterThanOrEqual(10)
  expect((await inbox.read()).tally().traces).toBe(sent)
})
