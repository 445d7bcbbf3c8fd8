/** What a process may ask of Postgres. SQLite has one connection and no clock of its own. */
export type PostgresLimits = {
  /** How many connections it opens at most. */
  poolSize: number
  /** How long one statement may take before Postgres ends it. */
  statementTimeoutMs: number
}

export const postgresDefaults: PostgresLimits = { poolSize: 10, statementTimeoutMs: 5_000 }
