import { isDeepStrictEqual } from 'node:util'
import type { ProcessPlan } from '../processes.ts'
import { type Child, startChild } from './child.ts'
import { ChildError, describeExit } from './child-error.ts'
import { waitUntilReady } from './ready.ts'
import { stopInOrder } from './stop-in-order.ts'

type Watchers = {
  onLine?: ((name: string, line: string) => void) | undefined
  /** Called with a process that ended though nobody asked it to. */
  onDeath?: ((death: ChildError) => void) | undefined
  /** Called with all that were started so far, whenever one more was. */
  onStart?: ((children: Child[]) => void) | undefined
}

/** Processes that are started, watched and stopped together; `wanted` holds those whose end is asked for. */
export type ProcessSet = {
  plans: ProcessPlan[]
  readonly children: Map<string, Child>
  readonly wanted: Set<Child>
  readonly watchers: Watchers
  /** For all together; what still runs then is killed. */
  readonly stopWithinMs: number
  stopping?: Promise<string[]>
  /** Those that a change of the plans is stopping now. */
  leaving?: Promise<unknown>
}

const readyWithinMs = 30_000

export function processSet(plans: ProcessPlan[], watchers: Watchers = {}, stopWithinMs = 6_000): ProcessSet {
  return { plans, watchers, stopWithinMs, children: new Map(), wanted: new Set() }
}

/** Starts every plan at once and waits until all are ready; when one fails, stops the others and throws its `ChildError`. */
export async function startAll(set: ProcessSet): Promise<void> {
  try {
    await startEach(set, set.plans)
  } catch (error) {
    await stopAll(set)
    throw error
  }
}

/** Stops the process if it runs, starts it again and waits until it is ready. */
export async function restart(set: ProcessSet, name: string): Promise<void> {
  const plan = set.plans.find((candidate) => candidate.name === name)
  if (plan === undefined) throw new Error(`no process is called ${name}`)
  const child = childOf(set, name)
  set.wanted.add(child)
  await stopInOrder([child], set.stopWithinMs)
  await start(set, plan)
}

/**
 * Makes the running set what the plans say: stops in order what is gone or different, then starts what is new or different and
 * waits until it is ready. Returns the names of those. When one fails, throws its `ChildError`; the set is what it came to then.
 */
export async function change(set: ProcessSet, plans: ProcessPlan[]): Promise<string[]> {
  const old = set.plans.filter((plan) => !plans.some((wanted) => isDeepStrictEqual(wanted, plan)))
  const next = plans.filter((plan) => !set.plans.some((running) => isDeepStrictEqual(running, plan)))
  const leaving = old.flatMap(({ name }) => set.children.get(name) ?? [])
  for (const child of leaving) set.wanted.add(child)
  set.leaving = stopInOrder(leaving, set.stopWithinMs)
  await set.leaving
  for (const { name } of old) set.children.delete(name)
  set.plans = plans
  await startEach(set, next)
  return next.map(({ name }) => name)
}

/** Sends the signal and waits for the end of the process, which counts as wanted. */
export async function kill(set: ProcessSet, name: string, signal: NodeJS.Signals): Promise<void> {
  const child = childOf(set, name)
  set.wanted.add(child)
  child.signal(signal)
  await child.exited
}

/** Stops all in the order of the plans, once; returns the names of those that had to be killed. */
export function stopAll(set: ProcessSet): Promise<string[]> {
  // Asked twice, a service would take the second request for impatience.
  set.stopping ??= Promise.resolve(set.leaving).then(() => {
    const children = set.plans.flatMap(({ name }) => set.children.get(name) ?? [])
    for (const child of children) set.wanted.add(child)
    return stopInOrder(children, set.stopWithinMs)
  })
  return set.stopping
}

/** Ends all at once, without waiting for what they have in hand. */
export function killAll(set: ProcessSet): void {
  for (const child of set.children.values()) {
    set.wanted.add(child)
    child.signal('SIGKILL')
  }
}

export function childOf(set: ProcessSet, name: string): Child {
  const child = set.children.get(name)
  if (child === undefined) throw new Error(`no process is called ${name}`)
  return child
}

async function startEach(set: ProcessSet, plans: ProcessPlan[]): Promise<void> {
  await Promise.all(plans.filter(({ startsLast }) => !startsLast).map((plan) => start(set, plan)))
  await Promise.all(plans.filter(({ startsLast }) => startsLast).map((plan) => start(set, plan)))
}

async function start(set: ProcessSet, plan: ProcessPlan): Promise<void> {
  if (set.stopping !== undefined) throw new Error('everything is being stopped')
  const child = startChild(plan, (line) => set.watchers.onLine?.(plan.name, line))
  set.children.set(plan.name, child)
  set.watchers.onStart?.([...set.children.values()])
  if (plan.readyUrl !== undefined) await waitUntilReady(child, plan.readyUrl, readyWithinMs)
  void child.exited.then((exit) => {
    if (set.wanted.has(child)) return
    set.watchers.onDeath?.(new ChildError(child.name, describeExit(exit), child.lastLines()))
  })
}
