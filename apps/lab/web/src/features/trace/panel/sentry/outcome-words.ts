import type { SentryView } from '../../../../api/sentry-view.ts'

const reasons: Record<string, string> = {
  invalid_span: 'its span id, or the id of its segment, is missing or invalid.',
  duplicate: 'its span id comes again later in the same request, and Sentry keeps the later one.',
  timestamp: 'it ends before it starts, or started more than 90 days ago.',
  no_data: 'it has no name.',
  'too_large:span': 'it has more than 10 MiB.',
  invalid_protobuf: 'another part of its request cannot be read, and Sentry then discards the whole request.',
}

/** What Sentry does with the span, and why. */
export function outcomeWords({ outcome, changes }: SentryView): { word: string; sentence: string } {
  if (outcome.type === 'dropped') {
    const reason = outcome.reason ?? ''
    return { word: 'Dropped.', sentence: `Sentry does not keep this span: ${reasons[reason] ?? `${reason}.`}` }
  }
  const sentence =
    changes.length > 0
      ? 'Sentry keeps this span, with the changes below.'
      : 'Sentry keeps this span as it came: a Sentry SDK sends it in Sentry’s form already.'
  return { word: 'Accepted.', sentence }
}
