import type { Scenario } from '@checkout/contract/scenario'

/** What `backend-crash` throws: to the rest of the code an error like any other that nobody expected. */
class DeliberateCrash extends Error {
  override name = 'DeliberateCrash'
  readonly code = 'internal'
}

const moreThanAnyShelfHolds = 1_000_000_000

/** How much stock a line asks for: `inventory-miss` behaves as if somebody else had just bought the rest. */
export function demandOf(scenario: Scenario, quantity: number): number {
  return scenario === 'inventory-miss' ? moreThanAnyShelfHolds : quantity
}

export function crashIfAsked(scenario: Scenario): void {
  if (scenario === 'backend-crash') throw new DeliberateCrash('the order could not be written: ledger row 7 is corrupt')
}
