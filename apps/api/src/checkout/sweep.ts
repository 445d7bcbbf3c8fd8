import { spanNames } from '@checkout/contract/telemetry'
import { untraced, withSpan } from '@checkout/otel-node'
import { type EventLog, failed } from '../events.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { linkTo } from '../traceparent.ts'
import { isFailure } from './answer.ts'
import { compensate } from './compensate.ts'
import type { CheckoutDeps } from './deps.ts'
import { moveOrder } from './move-order.ts'
import { OrderTakenError } from './order-taken-error.ts'

const batchSize = 50

type Orphan = Prisma.OrderGetPayload<{ include: { lines: true } }>

/**
 * Undoes the orders whose request did not finish within its lease, oldest first; gives how many it looked at.
 * One span for the batch, in a trace of its own, linked to the traces of the orders; none when there is nothing to do.
 */
export async function sweep(deps: CheckoutDeps, log: EventLog): Promise<number> {
  const orphans = await untraced(() => findOrphans(deps))
  if (orphans.length === 0) return 0
  await withSpan(spanNames.sweep, {}, async (span) => {
    for (const { traceparent } of orphans) {
      const link = linkTo(traceparent)
      if (link) span.addLink(link)
    }
    for (const orphan of orphans) await undoOrphan(deps, log, orphan)
  })
  return orphans.length
}

function findOrphans({ db }: CheckoutDeps): Promise<Orphan[]> {
  return db.order.findMany({
    where: { state: { in: ['reserved', 'charged', 'compensating'] }, leaseUntil: { lt: new Date() } },
    // The order in which a reservation locks the products: two processes cannot wait for each other.
    include: { lines: { orderBy: { productId: 'asc' } } },
    orderBy: { createdAt: 'asc' },
    take: batchSize,
  })
}

async function undoOrphan(deps: CheckoutDeps, log: EventLog, orphan: Orphan): Promise<void> {
  const { id, state, leaseUntil } = orphan
  const failure = isFailure(orphan.failure) ? orphan.failure : 'internal'
  const claim = () => {
    const lease = new Date(Date.now() + deps.leaseMs)
    return moveOrder(deps.db, id, { state, leaseUntil }, { state: 'compensating', failure, leaseUntil: lease })
  }
  try {
    await compensate(deps, log, orphan, failure, claim)
  } catch (error) {
    // Its own request came back to life, which is as good.
    if (!(error instanceof OrderTakenError)) failed(log, id, error)
  }
}
