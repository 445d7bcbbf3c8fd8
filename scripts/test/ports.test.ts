import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { busyPorts, freePorts, portNames } from '../system/ports.ts'

test('a busy port is told in one line with the port, the process and the variable', async () => {
  const ports = await freePorts()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(ports.api, '127.0.0.1', resolve))
  try {
    const lines = await busyPorts(ports, ['web', 'api'])
    const holder = process.platform === 'linux' ? `\\(pid ${process.pid}\\)` : 'another process'
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^Port ${ports.api} .*${holder}.* API_PORT `))])
  } finally {
    server.close()
  }
})

test('free ports differ from each other', async () => {
  const ports = Object.values(await freePorts())
  expect(new Set(ports).size).toBe(portNames.length)
})
