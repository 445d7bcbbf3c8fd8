import { makeFetchTransport } from '@sentry/react'

// Taken before the SDK wraps it, so that sending telemetry leaves no telemetry.
const plainFetch = globalThis.fetch.bind(globalThis)

/**
 * The SDK's transport, which reads every answer to its end. Requests that may outlive the page share 64 KiB
 * (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch), and Chromium takes a request off that only when its answer was read; the SDK
 * leaves it unread and takes it off at once, so that what it sends next can fail as `Failed to fetch`.
 */
export const readingTransport: typeof makeFetchTransport = (options) =>
  makeFetchTransport(options, async (address, init) => {
    const answer = await plainFetch(address, init)
    await answer.text()
    return answer
  })
