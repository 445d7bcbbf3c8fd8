/** From the least severe. */
export const severities = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
export type Severity = (typeof severities)[number]

const byText: Record<string, Severity> = {
  trace: 'trace',
  debug: 'debug',
  info: 'info',
  information: 'info',
  log: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  fatal: 'fatal',
  critical: 'fatal',
}

export function severityOfText(text: string | null): Severity | null {
  const word = (text ?? '').toLowerCase()
  return Object.hasOwn(byText, word) ? (byText[word] ?? null) : null
}

/** OTLP's severity number 1 to 24, four to a word; else the text; else `info`, as Relay has it. */
export function severityOf(number: number, text: string): Severity {
  return severities[Math.floor((number - 1) / 4)] ?? severityOfText(text) ?? 'info'
}
