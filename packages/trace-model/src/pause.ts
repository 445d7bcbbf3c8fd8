/** Nothing yet: a moment in long work at which whoever asked may do something else. */
export type Pause = { type: 'pause' }

export const pause: Pause = { type: 'pause' }

/** Bodies of more bytes are read in pieces, because parsing them whole would hold up everything else. */
export const readInPiecesFrom = 256 * 1024
