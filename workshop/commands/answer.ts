import { type Card, type Choice, cards, choices, explanationOf } from '../breaks/cards.ts'
import { cardOnTable, mark } from '../breaks/marks.ts'
import { WorkshopError } from '../code/workshop-error.ts'

/** Says to a choice what the evidence says to it; gives 0 for the cause and 1 for another. Without a number it is the card on the table. */
export async function answer(root: string, words: string[]): Promise<number> {
  const [number, letter] = words.length > 1 ? words : [undefined, words[0]]
  const card = number === undefined ? cardOnTable(root) : cards.find((each) => String(each.number) === number)
  const choice = choices.find((each) => each === letter?.toUpperCase())
  if (!card)
    throw new WorkshopError(
      number === undefined ? 'no card is on the table: npm run workshop break 1' : `there is no card ${number}`,
    )
  if (!choice) throw new WorkshopError(`a choice is ${choices.join(', ')}: npm run workshop answer ${card.number} A`)
  return answered(root, card, choice)
}

async function answered(root: string, card: Card, choice: Choice): Promise<number> {
  const isCause = choice === card.cause
  console.log(`${choice}: ${isCause ? 'yes' : 'no'}\n\n${await explanationOf(card, choice)}`)
  if (isCause) await mark(root, 'named', card)
  return isCause ? 0 : 1
}
