import { readProgress, writeProgress } from '../progress.ts'
import { type Card, cards } from './cards.ts'

/** How many cards chapter 05 asks for. */
export const wanted = 3

/** The card that lies on the table. */
export function cardOnTable(root: string): Card | undefined {
  const { card } = readProgress(root)
  return cards.find(({ number }) => number === card)
}

export async function layOnTable(root: string, { number }: Card): Promise<void> {
  const { named, repaired } = readProgress(root)
  const without = (numbers: number[]) => numbers.filter((other) => other !== number)
  await writeProgress(root, { card: number, named: without(named), repaired: without(repaired) })
}

export async function mark(root: string, what: 'named' | 'repaired', { number }: Card): Promise<void> {
  await writeProgress(root, { [what]: [...new Set([...readProgress(root)[what], number])].sort() })
}

/** The cards that are named and repaired. */
export function doneCards(root: string): number[] {
  const { named, repaired } = readProgress(root)
  return named.filter((number) => repaired.includes(number))
}
