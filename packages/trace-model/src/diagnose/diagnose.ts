import { type Halves, halfSteps } from '../halves.ts'
import type { Evidence } from '../model.ts'
import { pause, type Steps } from '../pause.ts'
import { linked } from './linked.ts'
import { type ProblemSeen, withRefusals } from './refusals.ts'
import type { Diagnosis, Records } from './told.ts'
import { unjoined } from './unjoined.ts'
import { withoutBackend } from './without-backend.ts'

/**
 * Says whether browser and backend are one trace and, if not, why and what to check first, with the spans, headers and logs it goes by.
 * `problems` may be all there are: what SDKs say they dropped, and what was refused, stands in no trace, and is evidence where something is missing. In steps.
 */
export function* diagnosisSteps(records: Records, problems: readonly ProblemSeen[] = []): Steps<Diagnosis> {
  const halves = yield* halfSteps(records.spans)
  yield pause
  return diagnosisOf(records, halves, problems)
}

/** The same where the halves are known. */
export function diagnosisOf(records: Records, halves: Halves, problems: readonly ProblemSeen[] = []): Diagnosis {
  if (halves.join) return linked(records, halves, halves.join)
  const clientReports = problems.flatMap(evidenceOf).slice(0, maxClientReports)
  const tell = halves.server.length === 0 ? withoutBackend : unjoined
  return withRefusals(tell(records, halves, clientReports), records, problems)
}

const maxClientReports = 5

function evidenceOf({ rule, message }: ProblemSeen): Evidence[] {
  const isAboutSpans = rule === 'client_report' && /\b(spans?|transactions?)\b/.test(message)
  return isAboutSpans ? [{ type: 'client_report', text: message, spanId: null }] : []
}
