// A service as the supervisor sees it: listens, answers, and obeys the signals and the channel as its arguments say.
import { createServer } from 'node:http'

const { PORT, DIES_AFTER_MS, IGNORES_SIGTERM } = process.env
const server = createServer((_, response) => response.end('ok'))

server.listen(Number(PORT), '127.0.0.1', () => console.log(`listening on ${PORT}`))
process.on('SIGTERM', () => {
  console.log('asked to stop')
  if (!IGNORES_SIGTERM) process.exit(0)
})
if (process.connected) process.on('disconnect', () => process.exit(0))
if (DIES_AFTER_MS) {
  setTimeout(() => {
    console.error('the disk is gone')
    process.exit(7)
  }, Number(DIES_AFTER_MS))
}
