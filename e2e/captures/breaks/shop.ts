import type { Break, Edit } from '../break.ts'
import { poll } from '../poll.ts'
import { checkOut, traceOfApi, traceOfPage } from './acts.ts'

const noTraceparent: Edit = [/propagateTraceparent:!0/g, 'propagateTraceparent:!1']
const noTarget: Edit = [/tracePropagationTargets:\[[^\]]+\]/g, 'tracePropagationTargets:["https://api.example"]']
const noTracing: Edit = [/tracesSampleRate:1/g, 'tracesSampleRate:void 0']
const sampleNone: Edit = [/tracesSampleRate:1/g, 'tracesSampleRate:0']

/** Broken in the browser, or on the way from it. */
export const brokenShop: Break[] = [
  {
    code: 'browser-only',
    variant: 'no-traceparent',
    broken: 'shop: `propagateTraceparent: false`; the trace of the click',
    shopCode: [noTraceparent],
  },
  {
    code: 'broken-no-traceparent',
    broken: 'shop: `propagateTraceparent: false`; the trace that the API began',
    shopCode: [noTraceparent],
    act: traceOfApi,
  },
  {
    code: 'backend-only',
    variant: 'no-headers-recorded',
    broken: 'shop: `propagateTraceparent: false`; API: zero-code instrumentation, which records no headers; its trace',
    shopCode: [noTraceparent],
    preload: { api: '@opentelemetry/auto-instrumentations-node/register' },
    env: { api: { OTEL_SERVICE_NAME: 'checkout-api', OTEL_METRICS_EXPORTER: 'none' } },
    act: traceOfApi,
  },
  {
    code: 'browser-only',
    variant: 'no-target',
    broken: 'shop: `tracePropagationTargets` name another origin; the trace of the click',
    shopCode: [noTarget],
  },
  {
    code: 'backend-only',
    variant: 'no-target',
    broken: 'shop: `tracePropagationTargets` name another origin; the trace that the API began',
    shopCode: [noTarget],
    act: traceOfApi,
  },
  {
    code: 'backend-only',
    variant: 'no-dsn',
    broken: 'shop: no DSN',
    env: { web: { VITE_SENTRY_DSN: '' } },
    act: traceOfApi,
  },
  {
    code: 'unsampled',
    broken: 'shop: `tracesSampleRate: 0`',
    shopCode: [sampleNone],
    reports: true,
  },
  {
    code: 'unsampled',
    variant: 'no-tracing',
    broken: 'shop: no `tracesSampleRate`',
    shopCode: [noTracing],
  },
  {
    code: 'broken-parent-never-sent',
    broken: 'something in the browser blocks what is sent to Sentry',
    act: async (stage) => {
      await stage.page.route('**/envelope/**', (route) => route.abort('blockedbyclient'))
      return checkOut(stage)
    },
  },
  {
    code: 'broken-parent-never-sent',
    variant: 'key',
    broken: 'shop: a DSN whose key is none',
    env: { web: { VITE_SENTRY_DSN: (dsn) => dsn.replace(/0+1@/, 'public@') } },
  },
  {
    code: 'broken-parent-ignored',
    variant: 'no-traceparent',
    broken: 'shop: sets `traceparent` itself, to what belongs into `sentry-trace`; the trace that the API began',
    shopCode: [
      [
        /headers:\{(?=`?"?content-type)/g,
        'headers:{traceparent:"0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",',
      ],
    ],
    act: traceOfApi,
  },
  {
    code: 'broken-parent-never-sent',
    variant: 'rate-limited',
    broken: 'Sentry answers the shop with 429 for spans',
    reports: true,
    act: async (stage) => {
      await stage.lab.setFault({ answer: 429, project: '1', signal: 'envelope', categories: ['span'] })
      await traceOfNothing(stage)
      const traceId = await checkOut(stage)
      await stage.lab.setFault(null)
      return traceId
    },
  },
  {
    code: 'unsampled',
    variant: 'ignored',
    broken: 'shop: `ignoreSpans` leaves out the click',
    shopCode: [[/tracesSampleRate:1/g, 'tracesSampleRate:1,ignoreSpans:[/^Run checkout/]']],
    reports: true,
  },
  {
    code: 'browser-only-no-request',
    broken: 'nothing; a page of the shop that asks for nothing',
    act: (stage) => traceOfPage(stage, '/nowhere'),
  },
  {
    code: 'browser-only-no-request',
    variant: 'fetch-not-traced',
    broken: 'shop: `traceFetch: false`',
    shopCode: [[/linkPreviousTrace:`session-storage`/g, 'linkPreviousTrace:`session-storage`,traceFetch:!1']],
  },
  {
    code: 'browser-only-request-failed',
    broken: 'the API is down',
    act: async ({ shop, system }) => {
      await shop.fillCart()
      await system.kill('api', 'SIGKILL')
      return (await shop.order()).traceId
    },
  },
  {
    code: 'browser-only-request-failed',
    variant: 'cors',
    broken: "API: `WEB_ORIGINS` without the shop's; the trace of the page",
    env: { api: { WEB_ORIGINS: 'https://shop.example' } },
    act: traceOfPage,
  },
  {
    code: 'errors-only',
    broken: 'shop: no `tracesSampleRate`, and a script of the page throws',
    shopCode: [noTracing, noTarget],
    act: async ({ page, lab, system }) => {
      await page.goto(system.origins.web)
      await page.getByRole('button', { name: 'Add to cart' }).first().waitFor()
      await page.evaluate(() => void setTimeout(() => JSON.parse('<html>')))
      return poll('the error came', async () => (await lab.traces()).find(({ errorCount }) => errorCount > 0)?.traceId)
    },
  },
]

/** Opens the shop and waits until the SDK was told of the limit. */
async function traceOfNothing({ page, system }: Parameters<NonNullable<Break['act']>>[0]): Promise<void> {
  const told = page.waitForResponse((response) => response.status() === 429)
  await page.goto(system.origins.web)
  await told
}
