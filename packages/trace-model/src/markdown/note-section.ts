import type { TraceDetail } from '../model.ts'
import { counted, inline, milliseconds } from './text.ts'

const maxNotes = 10

/** What is odd about how the spans hang together. */
export function noteSection({ cycles, missingParents, skews, duplicateSpans, replays }: TraceDetail): string {
  const notes = [
    ...missingParents.map(({ spanId, childCount }) => `Nobody sent span \`${spanId}\`, the parent of ${childCount}.`),
    ...cycles.map(
      ({ spanIds }) => `${counted(spanIds.length, 'span')} from \`${spanIds[0]}\` on name each other as parents.`,
    ),
    ...skews.map(
      ({ service, offsetMs, against }) =>
        `The clock of ${inline(service)} is ${milliseconds(Math.abs(offsetMs))} ${offsetMs < 0 ? 'ahead of' : 'behind'} that of ${inline(against)}.`,
    ),
    ...(duplicateSpans > 0 ? [`${counted(duplicateSpans, 'span')} came more than once.`] : []),
    ...replays.map(({ replayId, segments }) => `Replay \`${replayId}\`, ${counted(segments, 'segment')}.`),
  ]
  return notes.length === 0
    ? ''
    : `## Notes\n\n${notes
        .slice(0, maxNotes)
        .map((note) => `- ${note}`)
        .join('\n')}`
}
