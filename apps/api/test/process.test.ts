import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readEnv } from '../src/env.ts'
import { startApi, startProgram } from './api-process.ts'
import { freshDatabase } from './fresh-database.ts'
import { startPayments } from './payments-stand-in.ts'

// Real processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const server = ['--import', './src/telemetry.ts', 'src/server.ts']
const quiet = { OTEL_SDK_DISABLED: 'true' }

test('bad settings are all named in one message', async () => {
  const settings = { API_PORT: 'eighty', DATABASE_URL: 'mysql://x', WEB_ORIGINS: 'localhost', SWEEP_INTERVAL_MS: '0' }
  const { exit, output } = startProgram(server, { ...quiet, ...settings })
  expect(await exit).toBe(1)
  expect(output[0]).toBe('Bad environment:')
  for (const name of Object.keys(settings)) expect(output.join('\n')).toContain(`at ${name}`)
})

test.each([
  ['API_PORT', ''],
  ['API_PORT', '65536'],
  ['API_HOST', ''],
  ['PAYMENTS_ORIGIN', 'http://127.0.0.1:8001/charges'],
  ['WEB_ORIGINS', 'http://localhost:5173/'],
  ['SWEEP_INTERVAL_MS', '2147483648'],
])('%s=%s is a bad setting, not one that means something else', (name, value) => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit')
  })
  const say = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => {
    exit.mockRestore()
    say.mockRestore()
  })
  expect(() => readEnv({ [name]: value })).toThrow('exit')
  expect(exit).toHaveBeenCalledWith(1)
  expect(say).toHaveBeenCalledWith(expect.stringContaining(`at ${name}`))
})

test('a database without tables is named with the command that makes them', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'checkout-api-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { exit, output } = startProgram(server, { ...quiet, DATABASE_URL: `file:${folder}/none/new.db` })
  expect(await exit).toBe(1)
  expect(output).toEqual([expect.stringContaining('run `npm run migrate --workspace apps/api`')])
})

test('a taken port is named with its variable', async () => {
  const DATABASE_URL = await freshDatabase()
  const { origin } = await startApi({ DATABASE_URL })
  const { port } = new URL(origin)
  const second = startProgram(server, { ...quiet, DATABASE_URL, API_PORT: port })
  expect(await second.exit).toBe(1)
  expect(second.output).toEqual([expect.stringMatching(new RegExp(`port ${port} is taken.*API_PORT`))])
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it in order', async (signal) => {
  const api = await startApi({ DATABASE_URL: await freshDatabase() })
  expect(await api.end(signal)).toBe(0)
})

test('an order under way at SIGTERM is finished and answered', async () => {
  const payments = await startPayments()
  const api = await startApi({ DATABASE_URL: await freshDatabase(), PAYMENTS_ORIGIN: payments.origin })
  const charging = payments.stopAt('before charge')
  const order = api.checkout()
  await charging
  const ended = api.end('SIGTERM')
  payments.free()
  expect((await order).status).toBe(201)
  expect(await ended).toBe(0)
})

test('an order that takes too long at SIGTERM does not hold the process', async () => {
  const payments = await startPayments()
  const api = await startApi({ DATABASE_URL: await freshDatabase(), PAYMENTS_ORIGIN: payments.origin })
  const charging = payments.stopAt('before charge')
  const order = api.checkout().catch(() => 'no answer')
  await charging
  expect(await api.end('SIGTERM')).toBe(0)
  expect(await order).toBe('no answer')
})

test('it ends when the process that started it is gone', async () => {
  const api = await startApi({ DATABASE_URL: await freshDatabase() }, 'ipc')
  api.child.disconnect()
  expect(await api.exit).toBe(0)
})

test('migrate and reset say what they did', async () => {
  const DATABASE_URL = await freshDatabase()
  const migrate = startProgram(['src/database/migrate.ts'], { DATABASE_URL })
  expect(await migrate.exit).toBe(0)
  expect(migrate.output.slice(1)).toEqual(['no migration was missing', 'the products are there'])
  const reset = startProgram(['src/database/reset.ts'], { DATABASE_URL })
  expect(await reset.exit).toBe(0)
  expect(reset.output).toEqual([expect.stringContaining('orders forgotten, shelves full')])
})
