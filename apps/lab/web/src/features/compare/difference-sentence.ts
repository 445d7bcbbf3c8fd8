import { formatDuration } from '../../ui/format.ts'
import type { ComparedRow } from './compared.ts'

type Largest = { named: ComparedRow; origin: ComparedRow }

/** Names the largest difference: `checkout.payment is 1.50 s longer in B, 1.49 s of it in payment.authorize (payments).` */
export function differenceSentence(inBoth: number, largest: Largest | null): string {
  if (inBoth === 0) return 'No span has the same path in both: these traces do different things.'
  if (!largest) return 'No span differs by as much as 1 ms.'
  const { named, origin } = largest
  const ms = formatDuration(Math.abs(named.differenceMs))
  const alone = ownerOf(named)
  if (alone) return `${named.name}, ${ms}, is only in ${alone}.`
  const change = `${named.name} is ${ms} ${named.differenceMs > 0 ? 'longer' : 'shorter'} in B`
  return `${change}${originText(named, origin)}.`
}

function originText(named: ComparedRow, origin: ComparedRow): string {
  if (origin === named || (origin.name === named.name && origin.depth === named.depth)) return ''
  const place = origin.service === named.service ? origin.name : `${origin.name} (${origin.service})`
  const alone = ownerOf(origin)
  if (alone) return `, because of ${place}, which only ${alone} has`
  // What else changed on the way may make up for a part, so the origin can differ by more than the whole.
  const [ms, wholeMs] = [Math.abs(origin.differenceMs), Math.abs(named.differenceMs)]
  const isAll = ms >= wholeMs || formatDuration(ms) === formatDuration(wholeMs)
  return `, ${isAll ? 'all' : formatDuration(ms)} of it in ${place}`
}

function ownerOf({ aMs, bMs }: ComparedRow): 'A' | 'B' | null {
  if (aMs === null) return 'B'
  return bMs === null ? 'A' : null
}
