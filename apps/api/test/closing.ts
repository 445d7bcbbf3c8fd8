import { onTestFinished } from 'vitest'
import type { Database } from '../src/database/client.ts'

/** `db`, which is closed when the test ends. */
export function closing(db: Database): Database {
  onTestFinished(() => db.$disconnect())
  return db
}
