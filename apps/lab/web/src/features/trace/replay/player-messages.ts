import type { RrwebEvent } from '@checkout/trace-model/replay'

/** What the trace page tells the player's document. Times are Unix milliseconds. */
export type ToPlayer =
  | { type: 'load'; events: RrwebEvent[] }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek'; timeMs: number }
  | { type: 'speed'; speed: number }

/** What the player's document tells the trace page. */
export type FromPlayer =
  | { type: 'ready' }
  | { type: 'loaded'; startTimeMs: number; endTimeMs: number }
  | { type: 'size'; width: number; height: number }
  | { type: 'time'; timeMs: number; isPlaying: boolean }
  | { type: 'failed'; message: string }
