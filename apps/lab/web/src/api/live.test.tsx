import { afterEach, expect, test, vi } from 'vitest'
import { connectLive, type Live } from './live.ts'

let live: Live | undefined

afterEach(() => {
  live?.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A stream per connection, to be broken by the test. */
function start() {
  vi.stubGlobal('EventSource', { CLOSED: 2 })
  const sources: (EventTarget & { readyState: number; close(): void })[] = []
  const onConnected = vi.fn()
  live = connectLive({
    open() {
      const source = Object.assign(new EventTarget(), { readyState: 0, close: vi.fn() })
      sources.push(source)
      return source as unknown as EventSource
    },
    onNews() {},
    onConnected,
  })
  return { live, sources, onConnected }
}

test('a stream that the browser gives up is opened anew, and what was missed is caught up with', () => {
  vi.useFakeTimers()
  const { live, sources, onConnected } = start()
  sources[0]?.dispatchEvent(new Event('open'))
  expect(live.state()).toBe('live')

  Object.assign(sources[0] as object, { readyState: 2 })
  sources[0]?.dispatchEvent(new Event('error'))
  expect(live.state()).toBe('reconnecting')
  vi.advanceTimersByTime(1_000)
  sources[1]?.dispatchEvent(new Event('open'))
  expect(live.state()).toBe('live')
  expect(onConnected).toHaveBeenCalledTimes(2)
})

test('a hidden tab gives its connection back and takes a new one when it is seen again', () => {
  const { sources } = start()
  const visibility = vi.spyOn(document, 'visibilityState', 'get')
  visibility.mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(sources[0]?.close).toHaveBeenCalled()
  expect(sources).toHaveLength(1)

  visibility.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(sources).toHaveLength(2)
})
