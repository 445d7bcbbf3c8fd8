import { defineConfig, devices } from '@playwright/test'
import { chromiumFlags } from '../scripts/checks/launch-chromium.ts'
import { type Route, routeNames } from '../scripts/system/routes.ts'
import type { SystemOptions } from './fixtures/system.ts'

const executablePath = process.env.CHROMIUM_PATH

/** Where a good click may be left out, or where the API is not instrumented by us, a route's own specs say what a click becomes. */
const ownOnly: Route[] = ['tail-sampling', 'auto']
const whole: Route[] = ['direct', 'collector']

/** What people see is the same on every route. */
const pages = 'specs/pages/*.spec.ts'

/** Two routes run the whole system; of the others it is asserted that a click is one trace, and what the route is for. */
function specsOf(route: Route): string[] {
  const own = [`specs/routes/${route}.spec.ts`, `specs/senders/*.${route}.spec.ts`]
  if (ownOnly.includes(route)) return own
  if (route === 'direct') own.push(pages)
  return [whole.includes(route) ? 'specs/*.spec.ts' : 'specs/one-trace.spec.ts', ...own]
}

export default defineConfig<object, SystemOptions>({
  testDir: '.',
  outputDir: './test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalSetup: './fixtures/build-once.ts',
  // Each worker has a system of its own; more of them than that make two cores late.
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['json', { outputFile: './.reports/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    ...routeNames.map((route) => ({ name: route, testMatch: specsOf(route), use: { route } })),
    {
      name: 'containers',
      testMatch: ['specs/*.spec.ts', 'specs/containers/*.spec.ts'],
      use: { route: 'collector', runsIn: 'containers' },
    },
  ],
})
