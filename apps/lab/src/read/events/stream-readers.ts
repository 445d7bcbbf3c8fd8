import type { ServerResponse } from 'node:http'

type Reader = { response: ServerResponse; point: number; isBlocked: boolean; write(text: string, point: number): void }

const head = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/**
 * The open streams and up to which point each was told. Nothing is written to a reader that has not taken the message before, so a slow one
 * holds one message at most, and is told of everything since at once when it is ready; `onReady` is called then.
 */
export function createStreamReaders(onReady: () => void) {
  const open = new Set<Reader>()

  function readerOf(response: ServerResponse, point: number): Reader {
    const reader: Reader = {
      response,
      point,
      isBlocked: false,
      write(text, upTo) {
        reader.point = upTo
        reader.isBlocked = !response.write(text)
        if (!reader.isBlocked) return
        response.once('drain', () => {
          reader.isBlocked = false
          onReady()
        })
      },
    }
    return reader
  }

  const ready = () => [...open].filter(({ isBlocked }) => !isBlocked)

  return {
    add(response: ServerResponse, point: number): void {
      const reader = readerOf(response, point)
      open.add(reader)
      response.once('close', () => open.delete(reader))
      response.writeHead(200, head)
      response.write('retry: 1000\n\n')
    },
    areBehind: (point: number): boolean => ready().some((reader) => reader.point < point),
    /** Those behind `now` that are ready, by the point up to which they were told. */
    byPoint: (now: number): Map<number, Reader[]> =>
      Map.groupBy(
        ready().filter(({ point }) => point < now),
        ({ point }) => point,
      ),
    writeAll(text: string): void {
      for (const { response } of ready()) response.write(text)
    },
    end(): void {
      for (const { response } of open) response.end()
      open.clear()
    },
  }
}
