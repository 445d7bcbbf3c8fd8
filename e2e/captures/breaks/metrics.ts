import { serveSenderPage } from '../../fixtures/sender-page.ts'
import type { Break } from '../break.ts'
import { poll } from '../poll.ts'

const key = '00000000000000000000000000000004'

/** The shop measures nothing, so here a page of its own does, with the same SDK. */
export const measuringPage: Break = {
  code: 'metrics-only',
  broken: 'a page without `tracesSampleRate` that counts clicks',
  act: async ({ page, lab }) => {
    const sender = await serveSenderPage('metrics-alone')
    await page.goto(`${sender.origin}/?dsn=http://${key}@${new URL(lab.origin).host}/4`)
    await page.getByRole('button').click()
    const traceId = await poll(
      'the metric came',
      async () => (await lab.traces()).find(({ name }) => name === 'clicks')?.traceId,
    )
    sender.close()
    return traceId
  },
}
