import type { Product } from '@checkout/contract/http'

const plenty = 1_000
const scarce = 10

/** What the shop sells on the first day. The shop draws a picture for each id. */
export const goods: Product[] = [
  good('coffee-cup', 'Coffee cup', 'Stoneware with a wide handle, glazed by hand.', 1_400),
  good('desk-lamp', 'Desk lamp', 'A warm light on an arm that stays where you put it.', 11_500),
  good('wool-blanket', 'Wool blanket', 'Woven from undyed wool, heavy enough for winter.', 8_900),
  good('dotted-notebook', 'Dotted notebook', 'Two hundred pages that lie flat from the first one.', 1_800),
  good('plant-pot', 'Plant pot', 'Terracotta with a saucer, for a plant that forgives.', 2_600),
  good('wall-clock', 'Wall clock', 'An oak rim, clear figures and no ticking.', 6_400),
  good('tote-bag', 'Tote bag', 'Thick cotton canvas that carries a week of groceries.', 2_200),
  good('limited-print', 'Limited print', 'A signed screen print; there are ten and no more.', 4_800, scarce),
]

function good(id: string, name: string, description: string, priceCents: number, stock: number = plenty): Product {
  return { id, name, description, priceCents, stock }
}
