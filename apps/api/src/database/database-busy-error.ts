/** Another process has the database open, so its tables cannot be changed. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError'

  constructor(file: string) {
    super(`${file} is in use: stop what has it open (npm run stop), then try again`)
  }
}
