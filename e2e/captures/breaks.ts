import type { Break, Stage } from './break.ts'
import { poll } from './poll.ts'

/** Every way in which the apps are broken for a capture; each verdict has one at least. */
export const breaks: Break[] = [
  { code: 'linked', broken: 'nothing' },
  {
    code: 'broken-no-traceparent',
    broken: 'shop: `propagateTraceparent: false`; the trace that the API began',
    shopCode: [['propagateTraceparent:!0', 'propagateTraceparent:!1']],
    act: (stage) => traceOfApi(stage),
  },
]

/** Places an order; gives the trace that the API began for it. */
async function traceOfApi({ shop, lab }: Stage): Promise<string> {
  const click = await shop.checkOut('normal')
  return poll('the API began a trace of its own', async () => {
    const own = (await lab.traces()).find(
      ({ name, traceId }) => name === 'POST /api/checkout' && traceId !== click.traceId,
    )
    return own?.traceId
  })
}
