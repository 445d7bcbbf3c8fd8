import { beforeEach, expect, test } from 'vitest'
import { envelope, otlpTraces, startLab } from './lab.ts'

const reason = 'event submission rejected with_reason: ProjectId'
const keyOf = (project: number) => String(project).padStart(32, '0')
let lab: Awaited<ReturnType<typeof startLab>>
beforeEach(async () => {
  lab = await startLab({ isStrict: true })
})

function send(url: string, key: string, payload: string | object = envelope([['session', {}]])) {
  return lab.inject({ method: 'POST', url, payload, headers: { 'x-sentry-auth': `Sentry sentry_key=${key}` } })
}

test.each([1, 2, 3, 4])('a strict lab takes what is sent to project %i with its key', async (project) => {
  const answers = [
    await send(`/api/${project}/envelope/`, keyOf(project)),
    await send(`/api/${project}/integration/otlp/v1/traces`, keyOf(project), otlpTraces({})),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
})

test.each([
  ['a project it does not know', 5, keyOf(5)],
  ['the key of another project', 1, keyOf(2)],
  ['a key it does not know', 4, 'a'.repeat(32)],
])('a strict lab refuses %s in the words of Sentry, and keeps nothing', async (_, project, key) => {
  const refused = await send(`/api/${project}/envelope/`, key)
  expect([refused.statusCode, refused.json()]).toEqual([403, { detail: reason, causes: [] }])
  const otlp = await send(`/api/${project}/integration/otlp/v1/traces`, key, otlpTraces({}))
  expect([otlp.statusCode, otlp.json()]).toEqual([403, { code: 7, message: reason }])
  expect((await lab.inject('/healthz')).json()).toMatchObject({ traces: 0, ignored: {} })
  expect((await lab.inject('/api/problems')).json().problems).toMatchObject([
    { status: 403, code: 'forbidden', message: reason, project: String(project), count: 2 },
  ])
})

test('a strict lab judges the key in the DSN of an envelope too', async () => {
  const payload = envelope([['session', {}]], { dsn: `http://${keyOf(2)}@localhost:8969/1` })
  const answer = await lab.inject({ method: 'POST', url: '/api/1/envelope/', payload })
  expect([answer.statusCode, answer.json().detail]).toEqual([403, reason])
})

test('a strict lab tells a malformed key from an unknown one', async () => {
  expect((await send('/api/1/envelope/', 'public')).statusCode).toBe(400)
})

test('a lab that is not strict takes any well-formed key and project', async () => {
  lab = await startLab()
  expect((await send('/api/77/envelope/', 'a'.repeat(32))).statusCode).toBe(200)
})
