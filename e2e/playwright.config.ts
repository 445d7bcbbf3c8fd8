import { defineConfig, devices } from '@playwright/test'
import { type Route, routeNames } from '../scripts/system/routes.ts'
import type { SystemOptions } from './fixtures/system.ts'

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const executablePath = process.env.CHROMIUM_PATH

export default defineConfig<object, SystemOptions>({
  testDir: '.',
  outputDir: './test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Two cores carry a browser and six processes; a second worker only makes both slower.
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['json', { outputFile: './.reports/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
  },
  projects: routeNames.map((route) => ({ name: route, testMatch: specsOf(route), use: { route } })),
})

/** Two routes run everything; of the others it is asserted that a click is one trace, and what the route is for. */
function specsOf(route: Route): string[] {
  const isWhole = route === 'direct' || route === 'collector'
  const ofRoute = [`specs/routes/${route}.spec.ts`, `specs/senders/*.${route}.spec.ts`]
  return [isWhole ? 'specs/*.spec.ts' : 'specs/one-trace.spec.ts', ...ofRoute]
}
