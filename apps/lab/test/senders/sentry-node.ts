// A program that uses Sentry's SDK for Node as its documentation says, and sends one thing of each kind.
import * as Sentry from '@sentry/node'

const [lifecycle, dsn] = process.argv.slice(2)

Sentry.init({
  ...(dsn && { dsn }),
  release: 'worker@1.0.0',
  tracesSampleRate: 1,
  traceLifecycle: lifecycle === 'static' ? 'static' : 'stream',
})

Sentry.startSpan({ name: 'settle', op: 'queue.process' }, () => {
  Sentry.startSpan({ name: 'charge', op: 'function' }, () => {})
  Sentry.logger.warn('the card reader is slow')
  Sentry.metrics.count('charges', 1)
  Sentry.captureException(new TypeError('card reader is gone'))
  Sentry.captureFeedback({ message: 'it beeps' })
})
Sentry.captureCheckIn({ monitorSlug: 'nightly', status: 'ok' })
await Sentry.flush(2_000)
