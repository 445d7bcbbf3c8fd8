import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAlive, readRecord } from '../setup/run-record.mjs'
import type { ProcessPlan } from '../system/processes.ts'
import { planStandIn } from './stand-in/plans.ts'
import { startSupervisor } from './stand-in/supervisor.ts'

const started: Awaited<ReturnType<typeof startSupervisor>>[] = []

afterEach(async () => {
  for (const supervisor of started.splice(0)) {
    supervisor.signal('SIGTERM')
    await supervisor.exited
  }
})

async function startReady(...plans: ProcessPlan[]) {
  const supervisor = await start(...plans)
  await vi.waitFor(() => expect(supervisor.output()).toContain('ready'), { timeout: 10_000 })
  return { ...supervisor, processes: readRecord(supervisor.recordPath)?.processes ?? [] }
}

async function start(...plans: ProcessPlan[]) {
  return startWith(plans, {})
}

async function startWith(plans: ProcessPlan[], otherPlans: Record<string, ProcessPlan[]>) {
  const supervisor = await startSupervisor(plans, { stopWithinMs: 2_500, otherPlans })
  started.push(supervisor)
  return supervisor
}

function run(script: string, recordPath: string) {
  return spawnSync(process.execPath, [join(import.meta.dirname, '..', script), recordPath], { encoding: 'utf8' })
}

describe('a request to stop', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops the processes in order and exits 0', async (signal) => {
    const supervisor = await startReady(await planStandIn('web'), await planStandIn('lab', { tether: 'leash' }))
    supervisor.signal(signal)
    expect(await supervisor.exited).toBe(0)
    expect(supervisor.processes).toHaveLength(2)
    expect(supervisor.processes.filter(isAlive)).toEqual([])
    expect(supervisor.output()).toMatch(/web: asked to stop[\s\S]*lab: asked to stop[\s\S]*stopped/)
    expect(existsSync(supervisor.recordPath)).toBe(false)
  })

  test('counts once when npm repeats it at once', async () => {
    const supervisor = await startReady(await planStandIn('web'))
    supervisor.signal('SIGINT')
    supervisor.signal('SIGINT')
    expect(await supervisor.exited).toBe(0)
    expect(supervisor.output().match(/asked to stop/g)).toHaveLength(1)
  })

  test('made again a second later, kills a process that does not obey', async () => {
    const supervisor = await startReady(await planStandIn('web', { env: { IGNORES_SIGTERM: 'yes' } }))
    supervisor.signal('SIGINT')
    await vi.waitFor(() => expect(supervisor.output()).toContain('stopping'), { timeout: 10_000 })
    const heardAt = Date.now()
    await vi.waitFor(() => expect(Date.now() - heardAt).toBeGreaterThan(1_000), { timeout: 10_000 })
    // Once and not again and again: a signal that meets a process on its way out ends it by its default action.
    supervisor.signal('SIGINT')
    expect(await supervisor.exited).toBe(0)
    expect(supervisor.output()).not.toContain('took too long')
    expect(supervisor.processes.filter(isAlive)).toEqual([])
  })

  test('kills a process that does not obey when the time is up', async () => {
    const supervisor = await startReady(await planStandIn('web', { env: { IGNORES_SIGTERM: 'yes' } }))
    supervisor.signal('SIGTERM')
    expect(await supervisor.exited).toBe(0)
    expect(supervisor.processes.filter(isAlive)).toEqual([])
    expect(supervisor.output()).toContain('web took too long and had to be killed')
  })

  test('is heard while the processes are still starting', async () => {
    const never = { ...(await planStandIn('web')), readyUrl: 'http://127.0.0.1:9/' }
    const supervisor = await start(never)
    await vi.waitFor(() => expect(supervisor.alive()).toHaveLength(1), { timeout: 10_000 })
    const processes = supervisor.alive()
    supervisor.signal('SIGINT')
    expect(await supervisor.exited).toBe(0)
    expect(processes.filter(isAlive)).toEqual([])
  })
})

describe('a process that ends by itself', () => {
  test('is named with its last lines and its exit code, and brings the rest down', async () => {
    const api = await planStandIn('api', { env: { DIES_AFTER_MS: '600' } })
    const supervisor = await startReady(await planStandIn('web'), api)
    expect(await supervisor.exited).toBe(1)
    expect(supervisor.output()).toMatch(/api exited with code 7\. Its last lines:\n[\s\S]* {2}the disk is gone/)
    expect(supervisor.processes.filter(isAlive)).toEqual([])
  })

  test('before it is ready, is named as well', async () => {
    const api = { ...(await planStandIn('api')), args: ['no-such-file.mjs'] }
    const supervisor = await start(await planStandIn('web'), api)
    expect(await supervisor.exited).toBe(1)
    expect(supervisor.output()).toMatch(/api exited with code 1\. Its last lines:[\s\S]*no-such-file/)
  })

  test('because its program does not exist, is named with the reason', async () => {
    const collector = { ...(await planStandIn('collector')), command: '/no/such/otelcol' }
    const supervisor = await start(collector)
    expect(await supervisor.exited).toBe(1)
    expect(supervisor.output()).toContain(
      'collector exited with code 1. Its last lines:\n  spawn /no/such/otelcol ENOENT',
    )
  })
})

describe('a change while it runs', () => {
  test('starts again only what is different, and stops what is no longer wanted', async () => {
    const [web, api, lab] = [await planStandIn('web'), await planStandIn('api'), await planStandIn('lab')]
    const other = { ...api, env: { ...api.env, ROUTE: 'other' } }
    const supervisor = await startWith([web, api, lab], { other: [web, other, await planStandIn('collector')] })
    await vi.waitFor(() => expect(supervisor.output()).toContain('ready'), { timeout: 10_000 })
    const before = supervisor.alive()

    expect(await supervisor.change('other')).toEqual({ isOn: true, says: 'started again: api,collector' })
    const after = supervisor.alive()
    expect(after.map(({ name }) => name).toSorted()).toEqual(['api', 'collector', 'web'])
    expect(after).toContainEqual(before.find(({ name }) => name === 'web'))
    expect(before.filter(isAlive).map(({ name }) => name)).toEqual(['web'])
  })

  test('to something that does not start says why, and the rest runs on', async () => {
    const web = await planStandIn('web')
    const broken = { ...(await planStandIn('collector')), args: ['no-such-file.mjs'] }
    const supervisor = await startWith([web], { broken: [web, broken], back: [web] })
    await vi.waitFor(() => expect(supervisor.output()).toContain('ready'), { timeout: 10_000 })

    const answer = await supervisor.change('broken')
    expect(answer?.isOn).toBe(false)
    expect(answer?.says).toMatch(/collector exited with code 1[\s\S]*no-such-file/)
    expect((await supervisor.change('back'))?.isOn).toBe(true)
    expect(supervisor.alive().map(({ name }) => name)).toEqual(['web'])
  })

  test('does not keep a request to stop waiting', async () => {
    const [web, slow] = [await planStandIn('web'), { ...(await planStandIn('api')), readyUrl: 'http://127.0.0.1:9/' }]
    const supervisor = await startWith([web], { slow: [web, slow] })
    await vi.waitFor(() => expect(supervisor.output()).toContain('ready'), { timeout: 10_000 })
    void supervisor.change('slow')
    await vi.waitFor(() => expect(supervisor.alive()).toHaveLength(2), { timeout: 10_000 })
    const processes = supervisor.alive()
    supervisor.signal('SIGTERM')
    expect(await supervisor.exited).toBe(0)
    expect(processes.filter(isAlive)).toEqual([])
  })
})

describe('a killed supervisor', () => {
  test('leaves no process, whichever way each is tethered', async () => {
    const supervisor = await startReady(await planStandIn('web'), await planStandIn('collector', { tether: 'leash' }))
    expect(supervisor.processes.filter(isAlive)).toHaveLength(2)
    supervisor.signal('SIGKILL')
    await supervisor.exited
    await vi.waitFor(() => expect(supervisor.processes.filter(isAlive)).toEqual([]), { timeout: 10_000 })
  })

  test('leaves a record that does not hinder the next start', async () => {
    const supervisor = await startReady(await planStandIn('web'))
    supervisor.signal('SIGKILL')
    await vi.waitFor(() => expect(supervisor.processes.filter(isAlive)).toEqual([]), { timeout: 10_000 })
    expect(existsSync(supervisor.recordPath)).toBe(true)
    expect(run('setup/ensure-stopped.mjs', supervisor.recordPath)).toMatchObject({ status: 0, stderr: '' })
  })
})

describe('a second start', () => {
  test('is refused with the pid and the way to stop', async () => {
    const supervisor = await startReady(await planStandIn('web'))
    const second = run('setup/ensure-stopped.mjs', supervisor.recordPath)
    expect(second.status).toBe(1)
    expect(second.stderr).toMatch(new RegExp(`already running \\(pid ${supervisor.pid}\\).*npm run stop`))
  })

  test('is possible after `npm run stop`, which also ends the first', async () => {
    const supervisor = await startReady(await planStandIn('web'))
    expect(run('system/stop.mjs', supervisor.recordPath)).toMatchObject({ status: 0 })
    expect(await supervisor.exited).toBe(0)
    expect(run('setup/ensure-stopped.mjs', supervisor.recordPath)).toMatchObject({ status: 0 })
    expect(run('system/stop.mjs', supervisor.recordPath).stdout).toContain('Nothing is running')
  })
})
