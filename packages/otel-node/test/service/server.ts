import { isQuietRequest, setServerSpanAttributes, withSpan } from '@checkout/otel-node'
import { stopTelemetry } from '@checkout/otel-node/start'
import Fastify, { LogController } from 'fastify'
import pino from 'pino'

const logController = new LogController({ disableRequestLogging: isQuietRequest })
const app = Fastify({ loggerInstance: pino(), logController })

app.get('/healthz', () => ({ status: 'ok' }))
app.options('/work', (_request, reply) => reply.code(204).send())
app.get('/work', async (request) => {
  await withSpan('work.step', { 'work.size': 3 }, async () => {
    setServerSpanAttributes({ scenario: 'normal' })
    request.log.info('inside the step')
  })
  return { done: true }
})
app.get('/fails', () =>
  withSpan('work.step', {}, async () => {
    throw Object.assign(new Error('nothing left'), { code: 'inventory_miss', statusCode: 409 })
  }),
)
app.get('/calls', async (request) => {
  const { port } = app.server.address() as { port: number }
  await fetch(`http://127.0.0.1:${port}/work`)
  return { called: request.url }
})

process.once('SIGTERM', async () => {
  await app.close()
  await stopTelemetry()
  process.exit(0)
})

await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as { port: number }
process.send?.({ port })
