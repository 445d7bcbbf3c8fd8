import { type Draft, putMissing, putText, textAt } from '../draft.ts'

/** Writes methods in capitals and masks the address that an http.client span called. Spans of other categories stay as they are. */
export function normalizeHttp(draft: Draft): void {
  if (textAt(draft, 'sentry.category') !== 'http') return
  const described = /^(\S+) (.*)$/.exec(textAt(draft, 'sentry.description') ?? '')
  const method = textAt(draft, 'http.request.method') ?? described?.[1] ?? null
  if (method !== null) putText(draft, 'method.upper-case', 'http.request.method', method.toUpperCase())
  if (textAt(draft, 'sentry.op') !== 'http.client') return
  const url = textAt(draft, 'url.full') ?? described?.[2] ?? urlOfAddress(draft)
  const address = (method !== null && url !== null && maskedHost(url)) || maskedAddress(draft)
  if (address) putText(draft, 'server-address.masked', 'server.address', address)
  if (url !== null) putMissing(draft, 'url.from-address', 'url.full', { type: 'string', value: url })
}

function urlOfAddress(draft: Draft): string | null {
  const address = textAt(draft, 'server.address')
  const scheme = textAt(draft, 'url.scheme')
  return address && scheme ? `${scheme}://${address}` : null
}

function maskedAddress(draft: Draft): string | null {
  const address = textAt(draft, 'server.address')
  return address === null ? null : maskedHost(`http://${address}`)
}

/** Host and port of a URL, with the subdomains of a domain and the digits of a foreign address replaced by stars. */
function maskedHost(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { hostname, port } = new URL(url)
  if (hostname === '') return null
  return port === '' ? mask(hostname) : `${mask(hostname)}:${port}`
}

function mask(hostname: string): string {
  if (hostname === '127.0.0.1' || hostname === '[::1]') return hostname
  if (hostname.startsWith('[')) return '*:*:*:*:*:*:*:*'
  if (/^\d+(\.\d+){3}$/.test(hostname)) return '*.*.*.*'
  const labels = hostname.split('.')
  return labels.length > 2 ? ['*', ...labels.slice(-2)].join('.') : hostname
}
