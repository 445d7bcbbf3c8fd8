import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { browserSpan, envelope, key, startLab } from './lab.ts'

async function listeningLab({ requestTimeoutMs = 60_000 } = {}) {
  const app = await startLab({ requestTimeoutMs })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, port: (app.server.address() as AddressInfo).port }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  onTestFinished(() => {
    socket.destroy()
  })
  // A lab that has answered reads no further: what is written then fails, and that is no fault.
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

test('connections over which nothing comes are ended, told of once, and hinder nobody', async () => {
  const { app, port } = await listeningLab({ requestTimeoutMs: 500 })
  const sockets = await Promise.all(Array.from({ length: 300 }, () => open(port)))
  const answers = sockets.map(async (socket) => Buffer.concat(await socket.toArray()).toString())
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(answer.status).toBe(200)
  for (const text of await Promise.all(answers)) expect(text).toMatch(/^HTTP\/1.1 408 /)
  const { problems } = (await app.inject('/api/problems')).json()
  expect(problems).toMatchObject([{ status: 408, count: 300, message: expect.stringContaining('no whole request') }])
})

test('a body that comes byte by byte is given up in time', async () => {
  const { app, port } = await listeningLab({ requestTimeoutMs: 500 })
  const socket = await open(port)
  socket.write(`POST /api/1/envelope/?sentry_key=${key} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n`)
  const drip = setInterval(() => socket.write('{'), 20)
  onTestFinished(() => clearInterval(drip))
  const text = Buffer.concat(await socket.toArray().catch(() => [])).toString()
  expect(text).toMatch(/^(HTTP\/1.1 408 |$)/)
  await vi.waitFor(async () => {
    expect((await app.inject('/api/problems')).json().problems).toMatchObject([{ status: 408 }])
  })
})

test('what is no request of HTTP is answered and told of', async () => {
  const { app, port } = await listeningLab()
  const socket = await open(port)
  socket.write('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n')
  expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1.1 400 /)
  expect((await app.inject('/api/problems')).json().problems).toMatchObject([{ status: 400, rule: 'refusal' }])
})

test('a body of 201 MB is refused as soon as it is announced, or as it passes the limit', async () => {
  const { app, port } = await listeningLab()
  const [announced, chunked] = await Promise.all([open(port), open(port)])
  const head = `POST /api/1/envelope/?sentry_key=${key} HTTP/1.1\r\nhost: localhost\r\n`
  announced.write(`${head}content-length: ${201 * 1024 * 1024}\r\n\r\n`)
  const [early] = await once(announced, 'data')
  expect(String(early)).toMatch(/^HTTP\/1.1 413 /)

  chunked.write(`${head}transfer-encoding: chunked\r\n\r\n`)
  const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1024 * 1024, 32), Buffer.from('\r\n')])
  const answered = once(chunked, 'data').then(([text]) => String(text))
  let isAnswered = false
  answered.then(() => {
    isAnswered = true
  })
  let sent = 0
  for (; sent < 220 && !isAnswered; sent++) await new Promise((resolve) => chunked.write(piece, resolve))
  expect(await answered).toMatch(/^HTTP\/1.1 413 /)
  const { problems } = (await app.inject('/api/problems')).json()
  expect(problems).toMatchObject([{ status: 413, count: 2 }])
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
})

test('a client that goes in the middle of its body leaves nothing behind', async () => {
  const { app, port } = await listeningLab()
  const socket = await open(port)
  socket.write(`POST /api/1/envelope/?sentry_key=${key} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9999\r\n\r\n{}`)
  await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(0))
  socket.destroy()
  const body = envelope([browserSpan()])
  const answer = await fetch(`http://127.0.0.1:${port}/api/1/envelope/?sentry_key=${key}`, { method: 'POST', body })
  expect(answer.status).toBe(200)
  expect((await app.inject('/healthz')).json()).toMatchObject({ traces: 1, records: 1 })
})
