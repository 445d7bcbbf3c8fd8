/**
 * The path of a request whose target is a whole URL, as a client writes it that takes us for its proxy (RFC 9112, section 3.2.2).
 * Whatever host it names, the request is answered here and nothing is opened.
 */
export function pathOfTarget(target = '/'): string {
  if (target.startsWith('/')) return target
  const url = URL.parse(target)
  return url === null ? target : `${url.pathname}${url.search}`
}
