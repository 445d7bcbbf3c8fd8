import { writeFile } from 'node:fs/promises'
import type { ComposeProject } from '../../../scripts/containers/compose-project.ts'
import { type Lab, labAt } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

test.setTimeout(180_000)

const base = ['--file', 'docker-compose.yml']
const direct = [...base, '--file', 'compose.direct.yml']
const sentry = [...base, '--file', 'compose.sentry.yml']

/** The running system becomes that of these files; what they do not change is left alone. */
async function change(containers: ComposeProject, files: string[]): Promise<void> {
  await containers.compose(...files, 'up', '--wait', '--remove-orphans')
}

async function projectsOf(lab: Lab, traceId: string): Promise<(string | null)[]> {
  const answer = await fetch(`${lab.origin}/api/traces/${traceId}/raw`)
  const { items } = (await answer.json()) as { items: { project: string | null }[] }
  return [...new Set(items.map(({ project }) => project))].toSorted()
}

test.afterAll(async ({ system }) => {
  if (system.project !== undefined) await change(system.project, base)
})

test('the profile jaeger, added to what runs: a click is in the lab and in Jaeger', async ({
  containers,
  lab,
  shop,
}) => {
  await change(containers, [...base, '--file', 'e2e/fixtures/jaeger-stand-in.yml', '--profile', 'jaeger'])
  const { traceId } = await shop.checkOut('normal')
  const { spans } = await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked, verdict.message).toBe(true))
  const ofServices = spans.filter(({ source }) => source === 'otlp').map(({ spanId }) => spanId)
  const jaeger = labAt(`http://${(await containers.compose('port', 'jaeger', '4318')).trim()}`)
  await jaeger.traceWhere(traceId, (trace) =>
    expect(trace.spans.map(({ spanId }) => spanId)).toEqual(expect.arrayContaining(ofServices)),
  )
})

test('compose.direct.yml: a click is one trace without a Collector', async ({ containers, lab, shop }) => {
  await change(containers, direct)
  const running = (await containers.compose('ps', '--services')).trim().split('\n')
  expect(running.toSorted()).toEqual(['api', 'lab', 'payments', 'postgres', 'web'])
  const { traceId } = await shop.checkOut('normal')
  const { spans } = await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked, verdict.message).toBe(true))
  const routes = spans
    .filter(({ source }) => source === 'otlp')
    .map((span) => span.attributes['resource.telemetry.route'])
  expect(new Set(routes)).toEqual(new Set(['direct']))
})

test('compose.sentry.yml starts nothing while values are missing, and names them all', async ({ containers }) => {
  const started = containers.compose(...sentry, 'up', '--wait').catch(({ message }: Error) => message)
  for (const name of ['VITE_SENTRY_DSN', 'SENTRY_DSN', 'SENTRY_OTLP_ENDPOINT', 'SENTRY_OTLP_PUBLIC_KEY'])
    expect(await started).toContain(`required variable ${name} is missing a value: set it in .env`)
})

test('compose.sentry.yml sends everything where .env says', async ({ containers, lab, shop }, testInfo) => {
  const keyOf = (project: number) => String(project).padStart(32, '0')
  // The lab stands for Sentry, by other projects than the shop has there otherwise.
  const values = [
    `VITE_SENTRY_DSN=http://${keyOf(11)}@${new URL(lab.origin).host}/11`,
    `SENTRY_DSN=http://${keyOf(13)}@lab:8969/13`,
    'SENTRY_OTLP_ENDPOINT=http://lab:8969/api/12/integration/otlp',
    `SENTRY_OTLP_PUBLIC_KEY=${keyOf(12)}`,
  ]
  const file = testInfo.outputPath('.env')
  await writeFile(file, values.join('\n'))
  await change(containers, ['--env-file', file, ...sentry])
  const { traceId } = await shop.checkOut('normal')
  await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked, verdict.message).toBe(true))
  expect(await projectsOf(lab, traceId)).toEqual(['11', '12'])
  expect(await containers.compose('exec', '-T', 'payments', 'printenv', 'SENTRY_DSN')).toContain('/13')
})
