import { createServer } from 'node:net'
import type { ProcessPlan } from '../../system/processes.ts'

/** Plan of a stand-in service on a port that was free a moment ago. */
export async function planStandIn(
  name: string,
  { env = {}, tether = 'ipc' }: { env?: Record<string, string>; tether?: ProcessPlan['tether'] } = {},
): Promise<ProcessPlan> {
  const port = await freePort()
  return {
    name,
    command: process.execPath,
    args: ['server.mjs'],
    cwd: import.meta.dirname,
    env: { ...env, PORT: String(port) },
    tether,
    readyUrl: `http://127.0.0.1:${port}/`,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
