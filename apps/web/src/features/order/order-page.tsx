import '../cart/lines.css'
import './order.css'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { getOrder } from '../../api/get-order.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { ApiProblem } from '../../app/api-problem.tsx'
import { Notice } from '../../app/notice.tsx'
import { Page } from '../../app/page.tsx'
import { useShop } from '../../app/shop-context.ts'
import { Attempt } from '../checkout/attempt.ts'
import { DeveloperStrip } from '../checkout/developer-strip.tsx'
import { orderStateText } from './order-state-text.ts'
import { Receipt } from './receipt.tsx'

export function OrderPage({ id }: { id: string }) {
  const { apiOrigin } = useShop().settings
  const { state, reload } = useAnswer(useCallback(() => getOrder(apiOrigin, id), [apiOrigin, id]))
  const attempt = Attempt.safeParse(useHistoryState<{ attempt?: unknown } | null>()?.attempt)
  const text = state.kind === 'ready' ? orderStateText[state.data.state] : undefined

  return (
    <Page title={text?.title ?? 'Your order'} lead={text?.body}>
      <div className="order">
        <div>{content()}</div>
        {attempt.success && <DeveloperStrip attempt={attempt.data} />}
      </div>
    </Page>
  )

  function content() {
    if (state.kind === 'loading') return <div className="panel placeholder" aria-busy="true" />
    if (state.kind === 'ready') return <Receipt order={state.data} />
    if (state.failure.kind === 'refused' && state.failure.status === 404) {
      return (
        <Notice
          title="There is no such order"
          action={
            <Link className="btn primary" href="/">
              See what we sell
            </Link>
          }
        >
          The shop knows no order <code>{id}</code>. Orders are gone after <code>npm run reset</code>.
        </Notice>
      )
    }
    return <ApiProblem failure={state.failure} onRetry={reload} />
  }
}
