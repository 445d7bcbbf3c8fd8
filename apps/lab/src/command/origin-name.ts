import { isIP } from 'node:net'

const wildcards = ['0.0.0.0', '::', '']

/** The name under which a bound address can be called: an IPv6 address stands in brackets wherever a port may follow. */
export function originName(host: string): string {
  if (wildcards.includes(host)) return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase()
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127\..*|::1)$/.test(host)
}
