export { inBatches } from './in-batches.ts'
export { syncFolder } from './sync-folder.ts'
