type RequestLine = { method?: string | undefined; url?: string | undefined }

/**
 * True for a CORS preflight and a health check, which make no spans.
 * A service keeps them out of its logs as well: `new LogController({ disableRequestLogging: isQuietRequest })`.
 */
export function isQuietRequest({ method, url }: RequestLine): boolean {
  return method === 'OPTIONS' || url?.split('?', 1)[0] === '/healthz'
}
