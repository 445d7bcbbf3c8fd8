import { linkLabels } from '../link-state.ts'
import type { TraceDetail, TraceSummary } from '../model.ts'
import type { Steps } from '../pause.ts'
import { summarySteps } from '../summarize.ts'
import { errorSection } from './error-section.ts'
import { logSection } from './log-section.ts'
import { noteSection } from './note-section.ts'
import { spanSection } from './span-section.ts'
import { fenced, inline, milliseconds } from './text.ts'

export type MarkdownOptions = {
  /** Characters; the rest is left out, and that is said. */
  maxLength?: number
  /** Where the trace can be looked at. */
  url?: string
}

/** A trace as Markdown for an issue or a language model: the verdict with its evidence, errors, the tree with durations, logs. Bounded, whatever the trace. In steps. */
export function* markdownSteps(detail: TraceDetail, { maxLength = 24_000, url }: MarkdownOptions = {}): Steps<string> {
  const sections = [
    head(yield* summarySteps(detail), url),
    verdictSection(detail),
    errorSection(detail),
    yield* spanSection(detail),
    logSection(detail),
    noteSection(detail),
  ]
  const text = `${sections.filter((section) => section !== '').join('\n\n')}\n`
  if (text.length <= maxLength) return text
  const cut = '\n```\n\n(Cut here: the trace is longer than what is shown.)\n'
  return text.slice(0, Math.max(0, maxLength - cut.length)) + cut
}

function head(summary: TraceSummary, url: string | undefined): string {
  const { traceId, name, op, link, scenario, statusCode, startTimeMs, durationMs, services } = summary
  const facts = [
    `Trace \`${traceId}\`, ${linkLabels[link].label}, ${milliseconds(durationMs)}`,
    `Began ${new Date(startTimeMs).toISOString()}`,
    `Services: ${services.map(inline).join(', ')}`,
    ...(op === null ? [] : [`Operation: ${inline(op)}`]),
    ...(scenario === null ? [] : [`Scenario: ${inline(scenario)}`]),
    ...(statusCode === null ? [] : [`HTTP status: ${statusCode}`]),
    ...(url === undefined ? [] : [`<${url}>`]),
  ]
  return `# ${inline(name)}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`
}

function verdictSection({ verdict: { code, message, next, evidence } }: TraceDetail): string {
  const lines = evidence.map(
    ({ type, text, spanId }) => `${type}: ${text}${spanId === null ? '' : ` (span ${spanId})`}`,
  )
  const because = lines.length > 0 ? `\n\n${fenced(lines)}` : ''
  return `## Verdict: ${code}\n\n${inline(message)}${next === null ? '' : ` ${inline(next)}`}${because}`
}
