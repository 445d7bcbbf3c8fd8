import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { pagePaths } from '../src/pages/pages.ts'
import { startLab, traceId } from './lab.ts'

test('a trace nobody sent is 404 with a message that names it', async () => {
  const app = await startLab()
  const answer = await app.inject(`/api/traces/${traceId}`)
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toEqual({ code: 'trace_not_found', message: expect.stringContaining(traceId) })
})

test.each([
  ['/api/traces/xyz', 'traceId'],
  ['/api/traces/0af7', 'traceId'],
  ['/api/traces?limit=0', 'limit'],
  ['/api/traces?limit=1.5', 'limit'],
  ['/api/traces?limit=many', 'limit'],
  ['/api/traces?limit=10001', 'limit'],
  ['/api/traces?link=loose', 'link'],
  ['/api/traces?errors=maybe', 'errors'],
  ['/api/traces?cursor=next', 'cursor'],
  ['/api/logs?severity=loud', 'severity'],
  ['/api/logs?traceId=xyz', 'traceId'],
  ['/api/errors?cursor=1_2', 'cursor'],
  ['/api/metrics?since=yesterday', 'since'],
])('%s is 400 with a message that names the field', async (url, field) => {
  const app = await startLab()
  const answer = await app.inject(url)
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    { code: 'bad_request', field, message: expect.stringMatching(new RegExp(`^${field}: .+`)) },
  ])
})

test.each(['/api/traces?limt=3', '/api/logs?level=error', '/api/problems?since=1'])(
  '%s is 400: a filter that is misspelt would let everything through',
  async (url) => {
    const answer = await (await startLab()).inject(url)
    const name = /\?(\w+)/.exec(url)?.[1]
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { code: 'bad_request', message: `Unrecognized key: "${name}"` },
    ])
  },
)

test('a trace id may be written in capitals', async () => {
  const app = await startLab()
  expect((await app.inject(`/api/traces/${traceId.toUpperCase()}`)).json().message).toContain(traceId)
})

test('an empty lab lists nothing', async () => {
  const app = await startLab()
  expect((await app.inject('/api/traces')).json()).toEqual({ traces: [], nextCursor: null })
})

test.each(['localhost:8969', '127.0.0.1:8969', '[::1]:8969', 'localhost', 'lab.example:80'])(
  'a reader may call the lab %s',
  async (host) => {
    const app = await startLab({ allowedHosts: ['lab.example'] })
    expect((await app.inject({ url: '/api/traces', headers: { host } })).statusCode).toBe(200)
  },
)

test.each(['evil.example', 'localhost.evil.example:8969', '127.0.0.1.nip.io', '192.168.1.7:8969'])(
  'a reader that calls the lab %j is refused, whatever it reads',
  async (host) => {
    const app = await startLab()
    for (const url of ['/api/traces', '/api/events', '/', '/openapi.json']) {
      const answer = await app.inject({ url, headers: { host } })
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'unknown_host'])
    }
  },
)

test('pages of the lab’s own origin may read it; other pages may neither read nor clear', async () => {
  const app = await startLab()
  const ask = (method: 'GET' | 'DELETE', origin: string) =>
    app.inject({ method, url: '/api/traces', headers: { host: 'localhost:8969', origin } })
  expect((await ask('GET', 'http://localhost:8969')).statusCode).toBe(200)
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8969', 'null']) {
    expect((await ask('GET', origin)).json().code).toBe('foreign_origin')
    expect((await ask('DELETE', origin)).statusCode).toBe(403)
  }
})

test('no answer of the read side can be read across origins', async () => {
  const app = await startLab()
  const { headers } = await app.inject('/api/traces')
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
})

test('the OpenAPI document tells every route of the read side, and only those', async () => {
  const app = await startLab()
  const document = (await app.inject('/openapi.json')).json()
  const told = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(told.toSorted()).toEqual(readRoutesOf(app))
})

/** The routes Fastify has, without the pages, the intake, Sentry's management API and what Fastify adds to each GET. */
function readRoutesOf(app: FastifyInstance): string[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n')
  const path: string[] = []
  const routes: string[] = []
  for (const line of lines) {
    const match = /^(?<indent>[│ ]*)[├└]── (?<segment>\S+)(?: \((?<methods>[^)]+)\))?/.exec(line)
    if (!match?.groups) continue
    path.length = (match.groups.indent ?? '').length / 4
    path.push(match.groups.segment ?? '')
    const methods = (match.groups.methods ?? '').split(', ').filter((method) => /^(GET|PUT|POST|DELETE)$/.test(method))
    routes.push(...methods.map((method) => `${method} ${path.join('')}`))
  }
  const pages = new Set(pagePaths.map((path) => `GET ${path}`))
  return routes
    .filter((route) => !pages.has(route) && !route.includes(' /api/0/') && !route.endsWith(' /mcp'))
    .filter((route) => !/^GET (\/\*|\*)$|^POST (\/api\/:project\/|\/v1\/|\/stream)/.test(route))
    .toSorted()
}

test('every reference in the OpenAPI document leads somewhere', async () => {
  const app = await startLab()
  const document = (await app.inject('/openapi.json')).json()
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  const names = new Set([...references].map(([, name]) => name))
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...names]))
  expect(names).toContain('Span')
})

test('every address of the viewer is its one document, under a strict policy; only the replay player may have inline styles', async () => {
  const webRoot = await mkdtemp(join(tmpdir(), 'lab-web-'))
  onTestFinished(() => rm(webRoot, { recursive: true }))
  const app = await startLab({ webRoot })
  expect((await app.inject('/')).body).toContain('npm run build --workspace apps/lab')

  await mkdir(join(webRoot, 'assets'))
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Lab</title>')
  await writeFile(join(webRoot, 'replay-player.html'), '<!doctype html><title>Replay</title>')
  await writeFile(join(webRoot, 'assets/index-abc.js'), 'export {}')
  for (const path of pagePaths) {
    const page = await app.inject(path.replaceAll(/:\w+/g, traceId))
    expect([page.statusCode, page.body]).toEqual([200, '<!doctype html><title>Lab</title>'])
    expect(page.headers['content-security-policy']).toContain("script-src 'self';")
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    expect(page.headers['cache-control']).toBe('no-cache')
  }
  const player = await app.inject('/replay-player.html')
  expect(player.headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline';")
  expect(player.headers['content-security-policy']).toContain("script-src 'self';")
  expect(player.headers['content-security-policy']).toContain("default-src 'none';")
  const asset = await app.inject('/assets/index-abc.js')
  expect(asset.headers['cache-control']).toContain('immutable')
  expect((await app.inject('/assets/gone.js')).statusCode).toBe(404)

  const accept = 'text/html,application/xhtml+xml'
  const mistyped = await app.inject({ url: '/trace/abc?q=1', headers: { accept } })
  expect([mistyped.statusCode, mistyped.body]).toEqual([404, '<!doctype html><title>Lab</title>'])
  expect(mistyped.headers['content-security-policy']).toContain("script-src 'self';")
  expect((await app.inject('/trace/abc')).json()).toMatchObject({ code: 'not_found' })
  expect((await app.inject({ url: '/api/trace', headers: { accept } })).json()).toMatchObject({ code: 'not_found' })
})
