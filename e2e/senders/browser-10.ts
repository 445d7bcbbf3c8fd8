import * as Sentry from 'sentry-browser-10'

const { dsn, spotlight } = Object.fromEntries(new URLSearchParams(location.search))

Sentry.init({
  ...(dsn && { dsn }),
  ...(spotlight && { spotlight }),
  release: 'shop@1.0.0',
  enableLogs: true,
  tracesSampleRate: 1,
  propagateTraceparent: true,
  replaysSessionSampleRate: 1,
  integrations: [
    Sentry.browserTracingIntegration(),
    Sentry.replayIntegration({
      minReplayDuration: 0,
      networkDetailAllowUrls: [location.origin],
      networkRequestHeaders: ['traceparent'],
    }),
  ],
})

document.querySelector('button')?.addEventListener('click', () => {
  void Sentry.startSpan({ name: 'pay', op: 'ui.pay', forceTransaction: true }, async () => {
    Sentry.logger.warn('the card is slow')
    Sentry.metrics.count('clicks', 1)
    Sentry.captureException(new TypeError('no card'))
    await fetch('/charges', { method: 'POST' })
    document.body.append('Paid')
  })
  Sentry.captureFeedback({ message: 'it beeps' })
  Sentry.getReplay()?.flush()
})
