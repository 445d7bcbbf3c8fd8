import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type BodyKind, type Template, templateOf } from './bodies.ts'

/** A run to make: `count` requests on `connections` kept-alive connections. */
export type Order = { port: number; kind: BodyKind; count: number; connections: number; path?: string }
export type Report = { seconds: number; latenciesMs: number[]; refused: number }

const headEnd = Buffer.from('\r\n\r\n')

process.on('message', async (order: Order) => {
  process.send?.(await run(order))
})

async function run({ port, kind, count, connections, path }: Order): Promise<Report> {
  const template = { ...templateOf(kind), ...(path && { path }) }
  const report: Report = { seconds: 0, latenciesMs: [], refused: 0 }
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const startedAt = performance.now()
  let sent = 0
  const next = () => (sent < count ? sent++ : null)
  await Promise.all(sockets.map((socket) => drive(socket, template, next, report)))
  report.seconds = (performance.now() - startedAt) / 1000
  for (const socket of sockets) socket.destroy()
  return report
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

/**
 * One request after another on one connection, until `next` has no more. Sockets instead of an HTTP client, and one request that is written
 * again with another trace's id, leave the cores to the server.
 */
function drive(socket: Socket, template: Template, next: () => number | null, report: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    let startedAt = 0
    let received: Buffer = Buffer.alloc(0)
    const head = Buffer.from(headOf(template))
    const request = Buffer.concat([head, template.body])
    const send = () => {
      const trace = next()
      if (trace === null) return resolve()
      template.renumber(request, head.length, trace)
      startedAt = performance.now()
      socket.write(request)
    }
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const end = answerEnd(received)
      if (end === null) return
      report.latenciesMs.push(performance.now() - startedAt)
      if (received.toString('latin1', 9, 12) !== '200') report.refused += 1
      received = received.subarray(end)
      send()
    })
    send()
  })
}

function headOf({ path, contentType, body }: Template): string {
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${contentType}\r\ncontent-length: ${body.length}\r\n\r\n`
}

/** Where the answer ends, or null while it is incomplete. */
function answerEnd(received: Buffer): number | null {
  const head = received.indexOf(headEnd)
  if (head === -1) return null
  const text = received.toString('latin1', 0, head).toLowerCase()
  if (text.includes('transfer-encoding: chunked')) {
    const last = received.indexOf('0\r\n\r\n', head + 4)
    return last === -1 ? null : last + 5
  }
  const length = Number(/content-length: (\d+)/.exec(text)?.[1] ?? 0)
  const end = head + headEnd.length + length
  return received.length < end ? null : end
}
