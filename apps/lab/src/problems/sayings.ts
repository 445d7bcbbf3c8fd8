/** What is said how often. */
export function createSayings() {
  const counts = new Map<string, number>()

  return {
    add(saying: string): void {
      counts.set(saying, (counts.get(saying) ?? 0) + 1)
    },
    remove(saying: string): void {
      const left = (counts.get(saying) ?? 0) - 1
      if (left > 0) counts.set(saying, left)
      else counts.delete(saying)
    },
    isRepeated: (saying: string) => (counts.get(saying) ?? 0) > 1,
    /** How many different ones. */
    size: () => counts.size,
    clear: () => counts.clear(),
  }
}
