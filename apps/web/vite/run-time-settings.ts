import type { Connect, Plugin } from 'vite'
import type { Settings } from '../src/settings.ts'

/** Answers `/config.js` in dev and preview, so that one build runs with any settings. */
export function runTimeSettings(settings: Settings): Plugin {
  const body = `globalThis.shopSettings = ${JSON.stringify(settings)}\n`
  const answer: Connect.NextHandleFunction = (_request, response) => {
    response.setHeader('content-type', 'text/javascript; charset=utf-8')
    response.setHeader('cache-control', 'no-store')
    response.end(body)
  }
  return {
    name: 'run-time-settings',
    configureServer: (server) => void server.middlewares.use('/config.js', answer),
    configurePreviewServer: (server) => void server.middlewares.use('/config.js', answer),
  }
}
