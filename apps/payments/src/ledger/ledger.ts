import { Charge } from '@checkout/contract/payment'
import { openJournal } from './journal.ts'
import { takeTurns } from './turns.ts'

/** What is known of every key. A promise resolves only after its change is on disk. */
export type Ledger = {
  find(key: string): Charge | undefined
  /** Settles a charge unless its key has one already, and returns the charge that stands. */
  settle(charge: Charge): Promise<Charge>
  /** Captured becomes refunded, an unknown key becomes voided, anything else stays as it is. */
  refund(key: string): Promise<Charge>
  /** Why charges cannot be kept, or undefined while they can. */
  problem(): Promise<string | undefined>
  close(): Promise<void>
}

/** Replays the file at `path`, in which the last line of a key counts. Throws if a finished line is not a charge. */
export async function openLedger(path: string): Promise<{ ledger: Ledger; tornBytes: number }> {
  const { journal, lines, tornBytes } = await openJournal(path)
  const charges = new Map(lines.map((line, index) => entryOf(line, `${path}:${index + 1}`)))
  const inTurn = takeTurns()

  async function keep(charge: Charge): Promise<Charge> {
    await journal.append(JSON.stringify(charge))
    charges.set(charge.key, charge)
    return charge
  }

  const ledger: Ledger = {
    find: (key) => charges.get(key),
    settle: (charge) => inTurn(charge.key, async () => charges.get(charge.key) ?? keep(charge)),
    refund: (key) =>
      inTurn(key, async () => {
        const standing = charges.get(key)
        if (!standing) return keep({ key, state: 'voided', amountCents: 0, cardLast4: null })
        return standing.state === 'captured' ? keep({ ...standing, state: 'refunded' }) : standing
      }),
    problem: journal.problem,
    close: journal.close,
  }
  return { ledger, tornBytes }
}

function entryOf(line: string, place: string): [string, Charge] {
  try {
    const charge = Charge.parse(JSON.parse(line))
    return [charge.key, charge]
  } catch (cause) {
    throw new Error(`${place} is not a charge`, { cause })
  }
}
