/**
 * For a verb at the beginning: prints its usage and ends the process where `--help` is asked for, and ends it with 2 at a word that the
 * verb does not take, before anything is built, stopped or written over.
 * @param {string} usage
 * @param {(word: string) => boolean} [takes] whether a word is for the verb; none is unless told
 */
export function answerHelp(usage, takes = () => false) {
  const words = process.argv.slice(2)
  if (words.some((word) => word === '--help' || word === '-h')) {
    console.log(usage)
    process.exit(0)
  }
  const unknown = words.find((word) => !takes(word))
  if (unknown === undefined) return
  console.error(`Unknown argument '${unknown}'; --help shows what there is`)
  process.exit(2)
}
