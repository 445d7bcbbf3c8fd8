const consoleLine = /^(\S+)\t(\w+)\t[^\t]+\t([^\t]*)(?:\t(\{.*\}))?$/
const levels: Record<string, number> = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 }

/**
 * A line of the Collector as a record in pino's shape, without what repeats on each line. `null` for its routine, which is all
 * information but the debug exporter's: what goes through. `undefined` for anything else that it writes.
 */
export function readCollectorLine(line: string): Record<string, unknown> | null | undefined {
  const [, time = '', level = '', msg, json = '{}'] = consoleLine.exec(line) ?? []
  if (msg === undefined) return undefined
  const fields: Record<string, unknown> = JSON.parse(json)
  const isTraffic = fields['otelcol.component.id'] === 'debug'
  if (level.toLowerCase() === 'info' && !isTraffic) return null
  const own = Object.entries(fields).filter(([name]) => name !== 'resource' && !name.startsWith('otelcol.'))
  return { level: levels[level.toLowerCase()] ?? 30, time: Date.parse(time), msg, ...Object.fromEntries(own) }
}
