import { breakPatch, type Card, cards, faceOf } from '../breaks/cards.ts'
import { doneCards, layOnTable } from '../breaks/marks.ts'
import { putFiles } from '../code/saved-copies.ts'
import { brokenBy } from '../code/states.ts'
import { WorkshopError } from '../code/workshop-error.ts'

/** Breaks the finished apps in the way of one card and shows its face; which file was changed is not said. */
export async function breakApps(root: string, word: string | undefined): Promise<number> {
  const card = word === 'random' ? anyLeft(root) : cards.find(({ number }) => String(number) === word)
  if (!card) throw new WorkshopError(`which card? There are ${cards.map(({ number }) => number).join(', ')} and random`)
  const { savedIn } = await putFiles(root, await brokenBy(root, breakPatch(card)))
  await layOnTable(root, card)
  console.log(`${word === 'random' ? 'A card' : `Card ${word}`}\n\n${await faceOf(card)}\n`)
  console.log(
    `name the cause    npm run workshop answer ${word === 'random' ? '' : `${word} `}A\nthen repair it    npm run workshop check`,
  )
  if (savedIn) console.log(`or undo it        npm run workshop restore  (what was there is kept in ${savedIn})`)
  return 0
}

function anyLeft(root: string): Card | undefined {
  const done = doneCards(root)
  const left = cards.filter(({ number }) => !done.includes(number))
  const among = left.length > 0 ? left : cards
  return among[Math.floor(Math.random() * among.length)]
}
