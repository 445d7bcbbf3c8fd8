/** Prisma's codes for a server that cannot be reached, is full, or has no connection left in time. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
/** Postgres' codes for a lost connection, a server that stops, starts or is full, and a statement that took too long. */
const postgresCodes = /^(08...|57P0[1-5]|57014|53300)$/
/** What the driver says on its own, without a code. */
const driverWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/

/** The database could not serve a query in time. Whether a write took place is unknown when its connection was lost. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: { code?: unknown } } } }
  if (code === 'EAI_AGAIN' || prismaCodes.has(String(code))) return true
  return postgresCodes.test(String(meta?.driverAdapterError?.cause?.code)) || driverWords.test(error.message)
}
