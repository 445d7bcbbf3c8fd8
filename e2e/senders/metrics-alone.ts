import * as Sentry from '@sentry/browser'

const { dsn = '' } = Object.fromEntries(new URLSearchParams(location.search))

Sentry.init({ dsn, release: 'shop@1.0.0' })

document.querySelector('button')?.addEventListener('click', () => Sentry.metrics.count('clicks', 1))
