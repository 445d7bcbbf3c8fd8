import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type Proxy = {
  /** The URL of the same database by way of the proxy. */
  url: string
  /** The next COMMIT reaches the server, and its connection dies before the answer comes back. */
  loseNextCommit(): void
  /** Ends every connection and takes no new one, as a server does that has gone. */
  stop(): Promise<void>
  /** Answers again. */
  start(): Promise<void>
}

/** A cable to Postgres that can be cut; it is gone when the test ends. */
export async function proxyTo(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let losesNextCommit = false
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    client.on('data', (data) => {
      upstream.write(data)
      if (!losesNextCommit || !data.includes('COMMIT')) return
      losesNextCommit = false
      // The server has done it once it answers.
      upstream.removeAllListeners('data').once('data', () => client.destroy())
    })
    upstream.on('data', (data) => client.write(data))
    client.on('close', () => upstream.end())
    upstream.on('close', () => client.destroy())
  })
  const start = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((closed) => server.close(closed))
  }
  await start(0)
  onTestFinished(stop)
  const { port } = server.address() as AddressInfo
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port }).href
  const loseNextCommit = () => {
    losesNextCommit = true
  }
  return { url, stop, start: () => start(port), loseNextCommit }
}
