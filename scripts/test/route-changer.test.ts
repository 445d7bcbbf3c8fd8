import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { freePorts } from '../system/ports.ts'
import { type ProcessPlan, planProcesses, type SystemPlan } from '../system/processes.ts'
import { routeChanger } from '../system/route-changer.ts'

async function runningOn(route: SystemPlan['route']): Promise<SystemPlan> {
  return { route, environment: {}, ports: await freePorts(), sentryOtlp: {}, collectorBinary: '/opt/otelcol' }
}

const collectorFileOf = (plans: ProcessPlan[] | undefined) => plans?.find(({ name }) => name === 'collector')?.args[1]

test('a change says which route is on and what was started again', async () => {
  const change = vi.fn(async (_plans: ProcessPlan[]) => ['collector'])
  const changeTo = routeChanger(await runningOn('collector'), change, () => {})
  expect(await changeTo('routing')).toMatch(/^route routing: .*[\s\S]*started again: collector$/)
  expect(collectorFileOf(change.mock.calls[0]?.[0])).toMatch(/routing\.yaml$/)
  expect(await changeTo('routing')).toBe('route routing is on already')
  expect(change).toHaveBeenCalledTimes(1)
})

test('between two routes through the Collector the services run on', async () => {
  const plan = await runningOn('collector')
  const plansOf = (route: SystemPlan['route']) =>
    planProcesses({ ...plan, route }).filter(({ name }) => name !== 'collector')
  expect(plansOf('tail-sampling')).toEqual(plansOf('collector'))
})

test('a route that does not start leaves the earlier one on, and the reason is told', async () => {
  const change = vi.fn(async (plans: ProcessPlan[]) => {
    if (collectorFileOf(plans)?.endsWith('routing.yaml')) throw new Error('collector exited with code 1')
    return ['collector']
  })
  const print = vi.fn()
  const changeTo = routeChanger(await runningOn('collector'), change, print)
  await expect(changeTo('routing')).rejects.toThrow(/collector is on again:\ncollector exited with code 1/)
  expect(collectorFileOf(change.mock.lastCall?.[0])).toMatch(/otel-collector\.yaml$/)
  expect(await changeTo('collector')).toBe('route collector is on already')
})

test('a port that something else holds is named before anything is stopped', async () => {
  const plan = await runningOn('direct')
  const holder = createServer().listen(plan.ports.otlpHttp, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  const change = vi.fn(async () => [])
  await expect(routeChanger(plan, change, () => {})('collector')).rejects.toThrow(/OTLP_HTTP_PORT/)
  expect(change).not.toHaveBeenCalled()
  holder.close()
})
