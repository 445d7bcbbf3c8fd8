export type Card = { number: string; expires: string; code: string }
export type CardProblems = Partial<Record<keyof Card, string>>

/** The well-known test number, so that a first order needs no typing. */
export const testCard: Card = { number: '4242 4242 4242 4242', expires: '12/29', code: '123' }

/** The digits as the API wants them. */
export function cardDigits(card: Card): string {
  return card.number.replace(/[\s-]/g, '')
}

export function problemsOf(card: Card): CardProblems {
  return {
    ...(/^\d{12,19}$/.test(cardDigits(card)) ? {} : { number: 'A card number has 12 to 19 digits.' }),
    ...(/^(0[1-9]|1[0-2])\s*\/\s*\d{2}$/.test(card.expires.trim())
      ? {}
      : { expires: 'Month and year, such as 12/29.' }),
    ...(/^\d{3,4}$/.test(card.code.trim()) ? {} : { code: 'Three or four digits.' }),
  }
}
