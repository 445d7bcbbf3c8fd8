import type { Order } from '@checkout/contract/http'
import { priceText } from '../../price-text.ts'
import { TotalsTable } from '../checkout/totals-table.tsx'
import { ProductPicture } from '../products/product-picture.tsx'

const dateTime = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' })

export function Receipt({ order }: { order: Order }) {
  return (
    <section className="panel" aria-labelledby="receipt-title">
      <h2 id="receipt-title">Receipt</h2>
      <dl className="receipt-facts">
        <dt>Order</dt>
        <dd>
          <code>{order.id}</code>
        </dd>
        <dt>State</dt>
        <dd>{order.state}</dd>
        <dt>Placed</dt>
        <dd>{dateTime.format(order.createdAtMs)}</dd>
        {order.cardLast4 && (
          <>
            <dt>Card</dt>
            <dd data-private>ends in {order.cardLast4}</dd>
          </>
        )}
      </dl>
      <ul className="lines">
        {order.lines.map((line) => (
          <li key={line.productId} className="line">
            <ProductPicture productId={line.productId} />
            <div className="line-text">
              <b>{line.name}</b>
              <small>
                {line.quantity} × {priceText(line.priceCents)}
              </small>
            </div>
            <span className="line-price">{priceText(line.priceCents * line.quantity)}</span>
          </li>
        ))}
      </ul>
      <TotalsTable totals={order} />
    </section>
  )
}
