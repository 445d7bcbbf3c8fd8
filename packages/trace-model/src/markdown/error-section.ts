import type { Exception, StackFrame, TraceDetail } from '../model.ts'
import { counted, fenced, shortened } from './text.ts'

const maxErrors = 10
const maxExceptions = 4
const maxFrames = 10

/** Each error with its causes and the innermost frames of their stacks. */
export function errorSection({ errors, spans }: TraceDetail): string {
  if (errors.length === 0) return ''
  const lines = errors.slice(0, maxErrors).flatMap(({ type, value, service, spanId, exceptions }) => {
    const span = spans.find((each) => each.spanId === spanId)
    const where = span ? ` in ${shortened(span.name)}` : ''
    const causes = exceptions.slice(0, maxExceptions).flatMap((exception, at) => linesOf(exception, at > 0))
    return [`${shortened(type)}: ${shortened(value)}  [${shortened(service)}]${where}`, ...causes]
  })
  const rest = errors.length - maxErrors
  return `## ${counted(errors.length, 'error')}\n\n${fenced(rest > 0 ? [...lines, `… ${rest} more`] : lines)}`
}

function linesOf({ type, value, frames }: Exception, isCause: boolean): string[] {
  const cause = isCause ? [`  caused by ${shortened(type)}: ${shortened(value)}`] : []
  return [...cause, ...frames.slice(0, maxFrames).map(lineOf)]
}

function lineOf({ function: name, filename, lineno, colno }: StackFrame): string {
  const place = [filename ?? '?', lineno, colno].filter((part) => part !== null).join(':')
  return `    at ${shortened(name ?? '?')} (${shortened(place)})`
}
