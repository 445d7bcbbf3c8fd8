export { type RecordedSegment, recordedSegments } from '../envelope/replay.ts'
export type { Recording, ReplayBreadcrumb, ReplayDetail, ReplayPerformanceSpan, RrwebEvent } from './model.ts'
export { parseEvents, recordingBytes } from './read-recording.ts'
export { emptyRecording, inOrder, takeApart } from './take-apart.ts'
