import { setTimeout as wait } from 'node:timers/promises'
import { untraced } from '@checkout/otel-node'
import { stopTelemetry } from '@checkout/otel-node/start'
import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { startSweeping } from './checkout/sweeping.ts'
import { openDatabase } from './database/client.ts'
import { describeDatabase } from './database/location.ts'
import { readEnv } from './env.ts'
import { watchDatabase } from './health/database-problem.ts'
import { connectPayments } from './payments/client.ts'

const env = readEnv()
const log = pino()
const db = openDatabase(env.DATABASE_URL, {
  poolSize: env.DATABASE_POOL_SIZE,
  statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
})
const databaseProblem = watchDatabase(db, env.DATABASE_URL)
const problem = await untraced(databaseProblem)
if (problem) stopAtOnce(`${describeDatabase(env.DATABASE_URL)}: ${problem}`)

// The lab has no mail service: the step is there, and there is nothing to send.
const sendConfirmation = async () => {}
const checkout = {
  db,
  payments: connectPayments(env.PAYMENTS_ORIGIN),
  sendConfirmation,
  leaseMs: env.CHECKOUT_LEASE_MS,
}
const app = await buildApp({ ...checkout, databaseProblem, log, webOrigins: env.WEB_ORIGINS, requestTimeoutMs: 10_000 })

let stopSweeping = async () => {}

// An order that takes longer is left to the next sweep, so that there is time to send what was recorded.
const patienceMs = 2_500
let closing: Promise<void> | undefined

async function shutDown(err: Error | undefined): Promise<void> {
  if (err) log.error({ err }, 'closing after an error')
  await Promise.race([Promise.all([app.close(), stopSweeping()]), wait(patienceMs)])
  await db.$disconnect()
  await stopTelemetry()
}

// Signals may repeat, and the parent's channel closes as well; close-with-grace ends in process.exit().
const { close } = closeWithGrace({ delay: 6_000, onSecondSignal: () => {} }, ({ err }) => {
  closing ??= shutDown(err)
  return closing
})
if (process.connected) process.once('disconnect', close)

try {
  await app.listen({ port: env.API_PORT, host: env.API_HOST })
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
  stopAtOnce(`port ${env.API_PORT} is taken: stop what listens there, or set API_PORT`)
}
stopSweeping = startSweeping(checkout, log, env.SWEEP_INTERVAL_MS)

function stopAtOnce(line: string): never {
  console.error(line)
  process.exit(1)
}
