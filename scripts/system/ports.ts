import { createServer, type Server } from 'node:net'
import { portOwner } from '@checkout/port-owner'

/** Every port of the system, with the variable that changes it. */
export const portVariables = {
  web: 'WEB_PORT',
  api: 'API_PORT',
  payments: 'PAYMENTS_PORT',
  lab: 'LAB_PORT',
  otlpGrpc: 'OTLP_GRPC_PORT',
  otlpHttp: 'OTLP_HTTP_PORT',
  collectorHealth: 'COLLECTOR_HEALTH_PORT',
  collectorMetrics: 'COLLECTOR_METRICS_PORT',
  secondLab: 'SECOND_LAB_PORT',
} as const

export type PortName = keyof typeof portVariables
export type Ports = Record<PortName, number>

export const portNames = Object.keys(portVariables) as PortName[]
export const servicePortNames = ['web', 'api', 'payments', 'lab'] as const satisfies PortName[]
export const collectorPortNames = [
  'otlpGrpc',
  'otlpHttp',
  'collectorHealth',
  'collectorMetrics',
] as const satisfies PortName[]

/** A port that was free a moment ago for every name; they differ from each other. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(portNames.map(() => listen(0)))
  const ports = portNames.map((name, i) => [name, portOf(servers[i])])
  await Promise.all(servers.map(close))
  return Object.fromEntries(ports) as Ports
}

/** One more, for a program that does not tell which one it took. */
export async function freePort(): Promise<number> {
  const server = await listen(0)
  const port = portOf(server)
  await close(server)
  return port
}

/** One line for each port that something else holds. */
export async function busyPorts(ports: Ports, names: readonly PortName[]): Promise<string[]> {
  const lines = await Promise.all(
    names.map(async (name) => {
      if (await isFree(ports[name])) return []
      const owner = (await portOwner(ports[name])) ?? 'another process'
      return [`Port ${ports[name]} is taken by ${owner}: stop it, or set ${portVariables[name]} to another port.`]
    }),
  )
  return lines.flat()
}

async function isFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port))
    return true
  } catch {
    return false
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function portOf(server: Server | undefined): number {
  const address = server?.address()
  if (address === null || typeof address !== 'object') throw new Error('a listening server has no address')
  return address.port
}
