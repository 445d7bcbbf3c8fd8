import { setTimeout as wait } from 'node:timers/promises'
import * as Sentry from '@sentry/node'
import closeWithGrace from 'close-with-grace'
import pino from 'pino'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'
import { openLedger } from './ledger/ledger.ts'
import { flushTelemetry } from './telemetry.ts'

const env = readEnv()
const logger = pino()
const { ledger, tornBytes } = await openLedger(env.PAYMENTS_DATA).catch(giveUp)
if (tornBytes > 0) logger.warn({ tornBytes }, 'the last line of the ledger is torn and will be cut off')

const app = buildApp({ ledger, logger, report: Sentry.captureException, wait, requestTimeoutMs: 5_000 })

// close-with-grace ends in process.exit(), so what is still to be sent must be sent here, last.
let isClosing = false
const closer = closeWithGrace({ delay: 5_500 }, async ({ err }) => {
  isClosing = true
  if (err) logger.fatal({ err }, 'closing after an error')
  await app.close()
  await ledger.close()
  await flushTelemetry()
})
if (process.connected) {
  process.once('disconnect', () => {
    if (!isClosing) closer.close()
  })
}

await app.listen({ port: env.PAYMENTS_PORT, host: env.PAYMENTS_HOST }).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  return giveUp(new Error(`port ${env.PAYMENTS_PORT} is taken; set PAYMENTS_PORT to another one`))
})

function giveUp(error: Error): never {
  console.error(`payments: ${error.message}`)
  process.exit(1)
}
