import { serviceNames } from '@checkout/contract/telemetry'
import { orderAt } from '../../fixtures/order.ts'
import { sendOtlp } from '../../fixtures/otlp-client.ts'
import { expect, test } from '../../fixtures/test.ts'

test('each service lands in the project of its name, with the key that the management API gave', async ({
  system,
  lab,
}) => {
  const { traceId } = await orderAt(system.origins.api)
  await lab.traceWhere(traceId, ({ spans, logs }) => {
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
    expect(logs.filter(({ body }) => body === 'request completed')).toHaveLength(2)
  })
  const deliveries = await lab.deliveries(traceId)
  const projectsOf = (service: string) => {
    const those = deliveries.filter(({ spans, logs }) =>
      [...spans, ...logs].some((record) => record.service === service),
    )
    return [...new Set(those.map(({ project }) => project))]
  }
  expect(projectsOf(serviceNames.api)).toEqual(['2'])
  expect(projectsOf(serviceNames.payments)).toEqual(['3'])
  for (const { head, project } of deliveries) {
    expect(head.toLowerCase()).toContain(`sentry_key=${project?.padStart(32, '0')}`)
  }
})

test('a project that is missing is made; what came first for it is lost, then all arrives', async ({ system, lab }) => {
  const send = () => {
    return sendOtlp(system.origins.collector ?? '', {
      resource: { 'service.name': 'warehouse' },
      spans: [{ name: 'count' }],
    })
  }
  const first = await send()
  await expect.poll(() => system.output('collector')).toContain('future data will succeed')
  await expect(async () => {
    const traceId = await send()
    await lab.traceWhere(traceId, ({ spans }) => expect(spans).toHaveLength(1), 1_000)
    expect((await lab.deliveries(traceId)).map(({ project }) => project)).toEqual(['5'])
  }).toPass({ timeout: 15_000 })
  await lab.traceWhere(await send(), ({ spans }) => expect(spans).toHaveLength(1))
  expect(await lab.trace(first)).toBeNull()
})

test('a service without a name that can be a project is dropped with a warning, though its sender is told 200', async ({
  system,
  lab,
}) => {
  const traceId = await sendOtlp(system.origins.collector ?? '', {
    resource: { 'service.name': 'unknown_service:node' },
    spans: [{ name: 'count' }],
  })
  await expect.poll(() => system.output('collector')).toMatch(/Dropping traces? .*missing.* routing attribute/i)
  await lab.traceWhere((await orderAt(system.origins.api)).traceId, ({ spans }) =>
    expect(spans.length).toBeGreaterThan(5),
  )
  expect(await lab.trace(traceId)).toBeNull()
})

test('it does not try again: a refusal that any other exporter would wait out loses the spans', async ({
  system,
  lab,
}) => {
  const send = () => {
    return sendOtlp(system.origins.collector ?? '', {
      resource: { 'service.name': serviceNames.api },
      spans: [{ name: 'count' }],
    })
  }
  await lab.setFault({ answer: 503, signal: 'traces' })
  const refused = await send()
  await expect.poll(() => system.output('collector')).toMatch(/Dropping data\..*503/)
  await lab.setFault(null)

  await lab.traceWhere(await send(), ({ spans }) => expect(spans).toHaveLength(1))
  expect(await lab.trace(refused)).toBeNull()
})
