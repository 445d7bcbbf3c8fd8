import { stripVTControlCharacters, styleText } from 'node:util'
import { prettyFactory } from 'pino-pretty'

const colours = { web: 'cyan', api: 'green', payments: 'magenta', collector: 'yellow', lab: 'blue' } as const

const collectorLine = /^(\S+)\t(\w+)\t[^\t]+\t([^\t]*)(?:\t(\{.*\}))?$/
const levels: Record<string, number> = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 }

/**
 * Renders lines of the processes for one terminal: name first, structured records as time, level, event and a short trace id.
 * `undefined` for a line that is not worth showing.
 */
export function lineRenderer({ useColour }: { useColour: boolean }) {
  const pretty = prettyFactory({
    colorize: useColour,
    singleLine: true,
    translateTime: 'HH:MM:ss.l',
    ignore: 'pid,hostname,reqId,trace_id,span_id,trace_flags,event\\.name,req.host,req.remoteAddress,req.remotePort',
    messageFormat: (log, messageKey) => [log[messageKey], shortTraceId(log.trace_id)].filter(Boolean).join(' '),
  })
  return (name: string, line: string): string | undefined => {
    const record = readRecord(name, line)
    if (record === null) return undefined
    const text = record === undefined ? plain(line, useColour) : pretty(record).trimEnd()
    const prefix = `${name.padEnd(9)} │ `
    return text.replaceAll(/^/gm, useColour ? coloured(name, prefix) : prefix)
  }
}

function readRecord(name: string, line: string): string | object | null | undefined {
  if (line.startsWith('{"level":')) return line
  return name === 'collector' ? readCollectorLine(line) : undefined
}

/**
 * A line of the Collector as a record in pino's shape, without what repeats on each line. `null` for its routine, which is all
 * information but the debug exporter's: what goes through. `undefined` for anything else that it writes.
 */
function readCollectorLine(line: string): Record<string, unknown> | null | undefined {
  const [, time = '', level = '', msg, json = '{}'] = collectorLine.exec(line) ?? []
  if (msg === undefined) return undefined
  const fields: Record<string, unknown> = JSON.parse(json)
  const isTraffic = fields['otelcol.component.id'] === 'debug'
  if (level.toLowerCase() === 'info' && !isTraffic) return null
  const own = Object.entries(fields).filter(([name]) => name !== 'resource' && !name.startsWith('otelcol.'))
  return { level: levels[level.toLowerCase()] ?? 30, time: Date.parse(time), msg, ...Object.fromEntries(own) }
}

function shortTraceId(traceId: unknown): string {
  return typeof traceId === 'string' ? `trace=${traceId.slice(0, 8)}` : ''
}

function plain(line: string, useColour: boolean): string {
  return useColour ? line : stripVTControlCharacters(line)
}

function coloured(name: string, prefix: string): string {
  const colour = name in colours ? colours[name as keyof typeof colours] : 'gray'
  return styleText(colour, prefix, { validateStream: false })
}
