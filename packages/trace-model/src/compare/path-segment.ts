import type { ComparedRows } from './compare-rows.ts'

const varying = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}|\d+/gi

/** A function that numbers what can stand in a span path, so that equal segments of both traces get one number. */
export function pathSegments(): (rows: ComparedRows) => Int32Array {
  const numbers = new Map<string, number>()
  const plain = new Map<string, string>()

  function segmentOf(name: string, service: string): number {
    let text = plain.get(name)
    if (text === undefined) {
      text = name.replace(varying, '#')
      plain.set(name, text)
    }
    const segment = `${service}\n${text}`
    let number = numbers.get(segment)
    if (number === undefined) {
      number = numbers.size
      numbers.set(segment, number)
    }
    return number
  }

  return ({ names, services }) => Int32Array.from(names, (name, row) => segmentOf(name, services[row] ?? ''))
}
