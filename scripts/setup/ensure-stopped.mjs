// Runs before `npm start`, before any install: one system at a time.
import { isAlive, readRecord, recordPath } from './run-record.mjs'

const record = readRecord(process.argv[2] ?? recordPath)

if (record !== undefined) {
  const left = record.processes.filter(isAlive)
  if (isAlive(record.supervisor)) {
    console.error(
      `Checkout Trace Lab is already running (pid ${record.supervisor.pid}). Stop it with Ctrl-C in its terminal or with \`npm run stop\`.`,
    )
    process.exit(1)
  }
  if (left.length > 0) {
    const names = left.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ')
    console.error(`An earlier run ended without stopping ${names}. \`npm run stop\` ends what it left.`)
    process.exit(1)
  }
}
