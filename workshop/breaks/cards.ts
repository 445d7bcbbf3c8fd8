import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FailureCode } from '../checks/failures.ts'

export const choices = ['A', 'B', 'C', 'D'] as const
export type Choice = (typeof choices)[number]

export type Card = {
  number: number
  /** The choice that names the cause. */
  cause: Choice
  /** What the check of chapter 04 says while the card is on the table. */
  toldAs: FailureCode
}

export const cards: Card[] = [
  { number: 1, cause: 'B', toldAs: 'no-traceparent' },
  { number: 2, cause: 'D', toldAs: 'no-trace-headers' },
  { number: 3, cause: 'A', toldAs: 'not-sampled' },
  { number: 4, cause: 'C', toldAs: 'request-blocked' },
  { number: 5, cause: 'B', toldAs: 'parent-ignored' },
  { number: 6, cause: 'A', toldAs: 'no-server-span' },
]

const folderOf = ({ number }: Card) => join(import.meta.dirname, String(number))

export function breakPatch(card: Card): string {
  return join(folderOf(card), 'break.patch')
}

/** The symptom, where to look and the choices, without the card's number, which would tell it from its look-alikes. */
export async function faceOf(card: Card): Promise<string> {
  return (await readFile(join(folderOf(card), 'card.md'), 'utf8')).replace(/^# .*\n+/, '').trim()
}

/** What there is to say to a choice. */
export async function explanationOf(card: Card, choice: Choice): Promise<string> {
  const text = await readFile(join(folderOf(card), 'answers.md'), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(`${choice}\n`))
  return section?.slice(2).trim() ?? ''
}
