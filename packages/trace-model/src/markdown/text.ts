const maxInline = 200

/** One line of plain text that Markdown does not take for its own. */
export function inline(text: string): string {
  return shortened(text).replaceAll(/[\\`*_[\]<>#|]/g, '\\$&')
}

/** One line of at most 200 characters. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > maxInline ? `${line.slice(0, maxInline - 1)}…` : line
}

/** Lines as they are; none of them can end the fence. */
export function fenced(lines: readonly string[]): string {
  return `\`\`\`text\n${lines.map((line) => line.replaceAll('```', "'''").replaceAll(/[\r\n]+/g, ' ')).join('\n')}\n\`\`\``
}

export function milliseconds(ms: number): string {
  return ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${ms.toFixed(1)} ms`
}

/** `count` of a thing, with its plural by an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
