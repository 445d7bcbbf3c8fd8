import type { Database } from '../src/database/client.ts'
import { usesPostgres } from './fresh-database.ts'

/** Makes every move of an order to `state` take for ever, until the statement is ended from outside. */
export async function stall(db: Database, state: string): Promise<void> {
  for (const statement of usesPostgres ? postgresStall(state) : [sqliteStall(state)])
    await db.$executeRawUnsafe(statement)
}

export async function endStall(db: Database): Promise<void> {
  await db.$executeRawUnsafe(`DROP TRIGGER IF EXISTS stall ${usesPostgres ? 'ON "Order"' : ''}`)
}

function sqliteStall(state: string): string {
  return `
    CREATE TRIGGER stall BEFORE UPDATE ON "Order" WHEN NEW.state = '${state}' BEGIN
      SELECT * FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n);
    END`
}

function postgresStall(state: string): string[] {
  return [
    `CREATE FUNCTION wait_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN PERFORM pg_sleep(3600); RETURN NEW; END $$`,
    `CREATE TRIGGER stall BEFORE UPDATE ON "Order" FOR EACH ROW WHEN (NEW.state = '${state}')
     EXECUTE FUNCTION wait_for_ever()`,
  ]
}
