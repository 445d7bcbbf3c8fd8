import * as Sentry from 'sentry-browser-10'

const { dsn, spotlight } = Object.fromEntries(new URLSearchParams(location.search))

Sentry.init({
  ...(dsn && { dsn }),
  ...(spotlight && { spotlight }),
  release: 'shop@1.0.0',
  enableLogs: true,
  tracesSampleRate: 1,
  replaysSessionSampleRate: 1,
  integrations: [Sentry.browserTracingIntegration(), Sentry.replayIntegration({ minReplayDuration: 0 })],
})

document.querySelector('button')?.addEventListener('click', () => {
  Sentry.startSpan({ name: 'pay', op: 'ui.pay', forceTransaction: true }, () => {
    Sentry.logger.warn('the card is slow')
    Sentry.metrics.count('clicks', 1)
    Sentry.captureException(new TypeError('no card'))
  })
  Sentry.captureFeedback({ message: 'it beeps' })
  Sentry.getReplay()?.flush()
})
