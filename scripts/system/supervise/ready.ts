import { setTimeout as wait } from 'node:timers/promises'
import type { Child } from './child.ts'
import { ChildError, describeExit } from './child-error.ts'

const pollMs = 50

/** Waits until the URL answers 2xx; throws a `ChildError` when the process ends first or the deadline passes. */
export async function waitUntilReady(child: Child, url: string, deadlineMs: number): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (Date.now() < deadline) {
    if (!child.isRunning()) throw new ChildError(child.name, describeExit(await child.exited), child.lastLines())
    if (await answers(url)) return
    await wait(pollMs)
  }
  throw new ChildError(child.name, `did not answer at ${url} within ${deadlineMs / 1000} s`, child.lastLines())
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
