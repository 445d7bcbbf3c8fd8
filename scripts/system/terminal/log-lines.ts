import { stripVTControlCharacters, styleText } from 'node:util'
import { prettyFactory } from 'pino-pretty'
import { readCollectorLine } from './collector-line.ts'

const colours = { web: 'cyan', api: 'green', payments: 'magenta', collector: 'yellow', lab: 'blue' } as const

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
