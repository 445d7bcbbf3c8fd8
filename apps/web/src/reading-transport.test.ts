import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'

test('while an answer is not read to its end, no second request that may outlive the page goes beyond 64 KiB', async () => {
  let end = () => {}
  const answer = new ReadableStream({
    start(controller) {
      end = () => controller.close()
    },
  })
  const fetched = vi.fn(async (_address: string, _init: RequestInit) => new Response(answer))
  vi.stubGlobal('fetch', fetched)
  const { readingTransport } = await import('./reading-transport.ts')
  const { send } = readingTransport({ url: 'http://localhost/', recordDroppedEvent() {} })
  const envelopeOf = (bytes: number) =>
    [{}, [[{ type: 'event' }, 'x'.repeat(bytes)]]] as unknown as Parameters<typeof send>[0]

  const first = send(envelopeOf(50_000))
  // The headers of the answer have come by now.
  await Promise.race([first, setTimeout(20)])
  fetched.mockImplementation(async () => new Response('{}'))
  await send(envelopeOf(20_000))
  end()
  await first
  await send(envelopeOf(20_000))
  expect(fetched.mock.calls.map(([, { keepalive }]) => keepalive)).toEqual([true, false, true])
})
