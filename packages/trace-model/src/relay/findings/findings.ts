import type { BodyKind } from '../../body.ts'
import { DecodeError } from '../../decoded.ts'
import { pause, type Steps } from '../../pause.ts'
import { envelopeFindings } from './envelope-findings.ts'
import type { Finding, SingleFinding } from './finding.ts'
import { otlpFindings } from './otlp-findings.ts'

/** Looks for what became of the records of a body, each kind of finding once, with how often. A step a record. */
export function* findingsIn(kind: BodyKind, bytes: Uint8Array, receivedAtMs: number): Steps<Finding[]> {
  const counted = new Map<string, Finding>()
  const steps = kind === 'envelope' ? envelopeFindings(bytes, receivedAtMs) : otlpFindings(kind, bytes, receivedAtMs)
  try {
    for (const found of steps) {
      if (found === null) yield pause
      else count(counted, found)
    }
  } catch (error) {
    // That a body is broken is told when it is decoded.
    if (!(error instanceof DecodeError)) throw error
  }
  return [...counted.values()]
}

function count(counted: Map<string, Finding>, found: SingleFinding): void {
  const known = counted.get(found.code)
  if (known) known.count += 1
  else counted.set(found.code, { ...found, count: 1 })
}
