type Dsn = { origin: string; path: string; key: string; project: string; text: string }

/** A DSN of Sentry's: `https://key@host/path/project`; null when it is none. */
export function parseDsn(text: string): Dsn | null {
  if (!URL.canParse(text)) return null
  const { protocol, username: key, host, pathname } = new URL(text)
  const [, path = '', project = ''] = /^(.*)\/(\d+)$/.exec(pathname) ?? []
  if (!/^https?:$/.test(protocol) || key === '' || project === '') return null
  return { origin: `${protocol}//${host}`, path, key, project, text }
}
