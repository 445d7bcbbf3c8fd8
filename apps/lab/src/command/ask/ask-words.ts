export const askWords = ['traces', 'trace', 'tail'] as const

/** What a lab that runs can be asked for. */
export type AskWord = (typeof askWords)[number]

export function isAskWord(word: string): word is AskWord {
  return askWords.some((each) => each === word)
}
