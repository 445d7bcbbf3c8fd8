import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an intake on Node can reach at best: the body is read and forgotten. */
const server = createServer((request, response) => {
  request.on('data', () => {})
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{}')
  })
})

server.listen(0, '127.0.0.1', () => console.log(`bare: http://127.0.0.1:${(server.address() as AddressInfo).port}`))
