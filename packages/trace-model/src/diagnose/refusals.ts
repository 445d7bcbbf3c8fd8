import type { Evidence, Problem, Span } from '../model.ts'
import type { Diagnosis, Records } from './told.ts'

/** What a diagnosis looks at of a problem. */
export type ProblemSeen = Pick<Problem, 'rule' | 'message' | 'status' | 'timeMs' | 'head'>

type Half = 'browser' | 'backend'

const maxRefusals = 3
/** An SDK sends a batch up to 5 s after its last span, and not at once again where it is refused. */
const sendsWithinMs = 30_000

/** The same diagnosis, with what was refused of the missing half while the trace was sent: then that is what to see to first. */
export function withRefusals(
  diagnosis: Diagnosis,
  { spans, logs }: Records,
  problems: readonly ProblemSeen[],
): Diagnosis {
  const missing = missingHalf(diagnosis, spans)
  if (missing === null || !problems.some(({ rule }) => rule === 'refusal')) return diagnosis
  const timesMs = [...spans.map(({ startTimeMs }) => startTimeMs), ...logs.map(({ timeMs }) => timeMs)]
  const { from, to } = timesMs.reduce((seen, at) => ({ from: Math.min(seen.from, at), to: Math.max(seen.to, at) }), {
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  })
  const refused = problems.filter(
    (problem) => isOf(missing, problem) && problem.timeMs >= from && problem.timeMs <= to + sendsWithinMs,
  )
  const [first, ...others] = [...new Set(refused.map(textOf))].slice(0, maxRefusals)
  if (first === undefined) return diagnosis
  const evidence = [first, ...others].map((text): Evidence => ({ type: 'refusal', text, spanId: null }))
  const next = `First see to it that what the ${missing} sends is taken: ${first}.`
  const { verdict } = diagnosis
  return { ...diagnosis, verdict: { ...verdict, next, evidence: [...verdict.evidence, ...evidence] } }
}

/** Whose spans would have made the difference. */
function missingHalf({ verdict: { code } }: Diagnosis, spans: readonly Span[]): Half | null {
  if (code === 'browser-only' || code === 'browser-only-backend-logged' || code === 'logs-only') return 'backend'
  if (code !== 'broken-parent-never-sent') return null
  return spans.some(({ side }) => side === 'browser') ? 'backend' : 'browser'
}

/** Envelopes come from browsers; a service may have a wrong path, or speak gRPC where HTTP is spoken, which leaves no head. */
function isOf(half: Half, { rule, head }: ProblemSeen): boolean {
  return rule === 'refusal' && /\/envelope\//.test(pathOf(head)) === (half === 'browser')
}

function textOf({ head, status, message }: ProblemSeen): string {
  return `${head === '' ? 'a connection' : `POST ${pathOf(head)}`} was answered ${status} (${message})`
}

function pathOf(head: string): string {
  return /^\S+ ([^?\s]*)/.exec(head)?.[1] ?? ''
}
