import { textIn } from '../json.ts'
import type { Attributes } from '../model.ts'

/** Version 11 of the browser SDK names spans by kind only, such as `Pageload` or `POST localhost:8000`; the path tells them apart. */
export function readableName(name: string | null, op: string | null, attributes: Attributes): string {
  const path = pathOf(textIn(attributes, 'url.full') ?? textIn(attributes, 'http.url'))
  const method = textIn(attributes, 'http.request.method') ?? textIn(attributes, 'http.method')
  if (op === 'http.client' && path && method) return `${method} ${path}`
  if ((name === 'Pageload' || name === 'Navigation') && path) return `${name} ${path}`
  return name ?? op ?? 'unnamed'
}

function pathOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).pathname : null
}
