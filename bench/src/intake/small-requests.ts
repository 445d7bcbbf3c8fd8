import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { templateOf } from './bodies.ts'

/** Told a port, sends one small request after another there; told to stop, says how long the slowest answer took, in milliseconds. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const { path, contentType, body } = templateOf('otlp protobuf')
let isStopped = true

process.on('message', async (message: number | 'stop') => {
  isStopped = message === 'stop'
  if (message === 'stop') return
  let longestMs = 0
  await answered(message)
  process.send?.('sending')
  while (!isStopped) {
    const sentAt = performance.now()
    await answered(message)
    longestMs = Math.max(longestMs, performance.now() - sentAt)
    await delay(2)
  }
  process.send?.(longestMs)
})

function answered(port: number): Promise<void> {
  const headers = { 'content-type': contentType, 'content-length': body.length }
  return new Promise((resolve, reject) => {
    request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume().once('end', resolve)
    })
      .once('error', reject)
      .end(body)
  })
}
