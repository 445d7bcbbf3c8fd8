import { firstLoadLimit } from '@checkout/first-load'
import { sentryVitePlugin } from '@sentry/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { releaseName } from './vite/release.ts'

const release = releaseName()
const { SENTRY_AUTH_TOKEN, SENTRY_ORG, SENTRY_PROJECT } = process.env
const uploads = Boolean(SENTRY_AUTH_TOKEN && SENTRY_ORG && SENTRY_PROJECT)

export default defineConfig({
  // light-dark() is left to the browser: these are the first versions that have it.
  build: { sourcemap: 'hidden', target: ['chrome123', 'firefox120', 'safari17.5'] },
  define: { __RELEASE__: JSON.stringify(release) },
  plugins: [
    react(),
    firstLoadLimit(140),
    sentryVitePlugin({
      telemetry: false,
      silent: !uploads,
      release: { name: release, inject: false, create: uploads, finalize: uploads },
      // Debug ids are written either way, so a map kept beside the build still fits its errors.
      sourcemaps: uploads ? {} : { disable: 'disable-upload' },
      bundleSizeOptimizations: {
        excludeDebugStatements: true,
        excludeReplayShadowDom: true,
        excludeReplayIframe: true,
      },
    }),
  ],
})
