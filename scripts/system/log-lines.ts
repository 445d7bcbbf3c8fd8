import { stripVTControlCharacters, styleText } from 'node:util'
import { prettyFactory } from 'pino-pretty'

const colours = { web: 'cyan', api: 'green', payments: 'magenta', collector: 'yellow', lab: 'blue' } as const

/** Renders lines of the processes for one terminal: name first, pino's JSON as time, level, event and a short trace id. */
export function lineRenderer({ useColour }: { useColour: boolean }): (name: string, line: string) => string {
  const pretty = prettyFactory({
    colorize: useColour,
    singleLine: true,
    translateTime: 'HH:MM:ss.l',
    ignore: 'pid,hostname,trace_id,span_id,trace_flags,event.name,reqId',
    messageFormat: (log, messageKey) => [log[messageKey], shortTraceId(log.trace_id)].filter(Boolean).join(' '),
  })
  return (name, line) => {
    const text = line.startsWith('{"level":') ? pretty(line).trimEnd() : plain(line, useColour)
    const prefix = `${name.padEnd(9)} │ `
    return text.replaceAll(/^/gm, useColour ? coloured(name, prefix) : prefix)
  }
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
