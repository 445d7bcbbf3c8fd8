import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startLab } from './lab.ts'

const headers = { authorization: 'Bearer any-token', host: 'sentry.lab' }

test('the exporter finds the projects with their keys, under the name by which it asked', async () => {
  const lab = await startLab()
  const projects = await lab.inject({ url: '/api/0/organizations/lab/projects/', headers })
  expect(projects.json()).toContainEqual(
    expect.objectContaining({ id: '2', slug: 'checkout-api', teams: [expect.objectContaining({ slug: 'shop' })] }),
  )
  const keys = await lab.inject({ url: '/api/0/organizations/lab/project-keys/', headers })
  const key = '00000000000000000000000000000002'
  expect(keys.json()).toContainEqual(
    expect.objectContaining({
      projectId: 2,
      public: key,
      isActive: true,
      dsn: { public: `http://${key}@sentry.lab/2` },
    }),
  )
})

test('a project that is missing can be made once, and then has a key', async () => {
  const lab = await startLab()
  const keysOf = () => lab.inject({ url: '/api/0/projects/lab/warehouse/keys/', headers })
  const make = (payload: object) =>
    lab.inject({ method: 'POST', url: '/api/0/teams/lab/shop/projects/', headers, payload })
  const warehouse = { name: 'warehouse', slug: 'warehouse', platform: 'other' }

  expect((await keysOf()).statusCode).toBe(404)
  expect((await make(warehouse)).statusCode).toBe(201)
  expect((await make(warehouse)).statusCode).toBe(409)
  expect((await keysOf()).json()).toMatchObject([{ projectId: 5, isActive: true }])
  expect((await make({ name: 'x', slug: '42' })).statusCode).toBe(400)
})

test('without an auth token nothing is told', async () => {
  const lab = await startLab()
  const answer = await lab.inject({ url: '/api/0/organizations/lab/projects/', headers: { host: 'sentry.lab' } })
  expect(answer.statusCode).toBe(401)
})

test('a client that takes the lab for its proxy is answered by the lab, whatever host it names', async () => {
  const lab = await startLab()
  await lab.listen({ port: 0, host: '127.0.0.1' })
  const { port } = lab.server.address() as AddressInfo
  const path = 'http://sentry.lab/api/0/organizations/lab/projects/'
  const sent = request({ port, host: '127.0.0.1', path, headers }).end()
  const projects = await new Promise((resolve) => sent.once('response', (response) => resolve(json(response))))
  expect(projects).toHaveLength(4)
})
