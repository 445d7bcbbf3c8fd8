/** The server, the database on it or the permission to use it is missing: something for whoever set `DATABASE_URL`. */
export class DatabaseUnreachableError extends Error {
  override name = 'DatabaseUnreachableError'

  constructor(database: string, reason: string) {
    super(`${database}: ${reason}`)
  }
}
