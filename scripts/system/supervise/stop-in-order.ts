import { setTimeout as wait } from 'node:timers/promises'
import type { Child } from './child.ts'

/**
 * Asks one child after the other to stop, so that each can still send to those behind it. What is left when the time
 * is up is killed. Returns the names of the killed.
 */
export async function stopInOrder(children: Child[], limitMs: number): Promise<string[]> {
  const deadline = Date.now() + limitMs
  for (const child of children) {
    child.signal('SIGTERM')
    await exitedWithin(child, Math.max(0, deadline - Date.now()))
  }
  const left = children.filter((child) => child.isRunning())
  for (const child of left) child.signal('SIGKILL')
  await Promise.all(left.map((child) => child.exited))
  return left.map(({ name }) => name)
}

async function exitedWithin(child: Child, limitMs: number): Promise<void> {
  const cancel = new AbortController()
  const timeout = wait(limitMs, undefined, { signal: cancel.signal }).catch(() => {})
  await Promise.race([child.exited, timeout])
  cancel.abort()
}
