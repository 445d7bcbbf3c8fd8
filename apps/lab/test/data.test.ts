import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buildApp } from '../src/app.ts'
import { createInbox } from '../src/inbox/inbox.ts'
import { openJournal } from '../src/journal/open-journal.ts'
import { browserSpan, envelope, otlpTraces } from './lab.ts'
import { end, failed, type LabProcess, listening, startProcess } from './lab-process.ts'

function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'lab-data-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

type Lab = LabProcess & { origin: string }

async function startLab(dir: string, options: Parameters<typeof startProcess>[0] = {}): Promise<Lab> {
  const lab = startProcess({ ...options, args: ['--data', dir, ...(options.args ?? [])] })
  return { ...lab, origin: await listening(lab) }
}

async function restart(lab: Lab, dir: string, signal: NodeJS.Signals = 'SIGKILL', args: string[] = []): Promise<Lab> {
  await end(lab, signal)
  return startLab(dir, { args })
}

const idOf = (at: number) => (at + 1).toString(16).padStart(32, '0')

function sendEnvelope({ origin }: Lab, traceId: string, filler = ''): Promise<Response> {
  const body = envelope([browserSpan({ trace_id: traceId }), ['session', { filler }]])
  return fetch(`${origin}/api/4/envelope/?sentry_key=${'4'.repeat(32)}`, { method: 'POST', body })
}

function sendOtlp({ origin }: Lab, ...traceIds: string[]): Promise<Response> {
  const body = JSON.stringify(otlpTraces(...traceIds.map((traceId) => ({ traceId }))))
  return fetch(`${origin}/v1/traces`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
async function read({ origin }: Lab, path: string): Promise<any> {
  return (await fetch(`${origin}${path}`)).json()
}

async function traceIds(lab: Lab): Promise<string[]> {
  const { traces } = await read(lab, '/api/traces?limit=10000')
  return traces.map(({ traceId }: { traceId: string }) => traceId).sort()
}

const filesIn = (dir: string) => readdirSync(dir).filter((name) => name.endsWith('.log'))
const bytesIn = (dir: string) => filesIn(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0)

test('a lab that was killed under load has everything it had answered, byte for byte', async () => {
  const dir = newFolder()
  let lab = await startLab(dir)
  const answered: string[] = []
  let sent = 0
  for (let round = 0; round < 3; round++) {
    const until = answered.length + 150
    const senders = Array.from({ length: 8 }, async () => {
      for (;;) {
        const traceId = idOf(sent++)
        const send = sent % 2 === 0 ? sendEnvelope(lab, traceId) : sendOtlp(lab, traceId)
        const answer = await send.catch(() => null)
        if (answer === null) return
        expect(answer.status).toBe(200)
        answered.push(traceId)
        if (answered.length === until) lab.child.kill('SIGKILL')
      }
    })
    const before = round === 0 ? null : await read(lab, `/api/traces/${idOf(0)}/raw`)
    await Promise.all(senders)
    lab = await startLab(dir)
    const there = new Set(await traceIds(lab))
    expect(answered.filter((traceId) => !there.has(traceId))).toEqual([])
    if (before) expect(await read(lab, `/api/traces/${idOf(0)}/raw`)).toEqual(before)
  }
})

test('a trace is the same after a restart, with its bodies and what has no trace', async () => {
  const dir = newFolder()
  const lab = await startLab(dir)
  await sendEnvelope(lab, idOf(1))
  await sendOtlp(lab, idOf(1), idOf(2))
  await fetch(`${lab.origin}/api/4/envelope/?sentry_key=${'4'.repeat(32)}`, {
    method: 'POST',
    body: envelope([
      ['client_report', { discarded_events: [{ reason: 'sample_rate', category: 'span', quantity: 2 }] }],
    ]),
  })
  const paths = [`/api/traces/${idOf(1)}`, `/api/traces/${idOf(1)}/raw`, `/api/traces/${idOf(2)}/raw`, '/api/untraced']
  const before = await Promise.all(paths.map((path) => read(lab, path)))
  const problems = await read(lab, '/api/problems')
  const again = await restart(lab, dir, 'SIGTERM')
  expect(await Promise.all(paths.map((path) => read(again, path)))).toEqual(before)
  expect((await read(again, '/api/problems')).problems).toMatchObject([{ message: problems.problems[0].message }])
  expect(again.output.text).toMatch(/2 traces were kept in .*, read in [\d.]+ s/)
})

test('a health check that posts an empty body writes nothing', async () => {
  const dir = newFolder()
  const lab = await startLab(dir)
  await sendOtlp(lab, idOf(1))
  await read(lab, '/healthz')
  const before = bytesIn(dir)
  const headers = { 'content-type': 'application/x-protobuf' }
  for (let at = 0; at < 20; at++) {
    expect((await fetch(`${lab.origin}/v1/traces`, { method: 'POST', headers })).status).toBe(200)
  }
  await end(lab, 'SIGTERM')
  expect(bytesIn(dir)).toBe(before)
})

test('what was cleared does not come back, and what came after the clear does', async () => {
  const dir = newFolder()
  const lab = await startLab(dir)
  await sendOtlp(lab, idOf(1))
  const burst = Array.from({ length: 40 }, (_, at) => sendOtlp(lab, idOf(100 + at)))
  await fetch(`${lab.origin}/api/traces`, { method: 'DELETE' })
  await Promise.all(burst)
  await sendOtlp(lab, idOf(2))
  const before = await traceIds(lab)
  expect(before).toContain(idOf(2))
  expect(before).not.toContain(idOf(1))
  const again = await restart(lab, dir)
  expect(await traceIds(again)).toEqual(before)
})

test('a clear that was undone is undone after a restart, and one that was not can still be undone then', async () => {
  const dir = newFolder()
  const change = (lab: Lab, method: string, path: string) => fetch(`${lab.origin}/api/traces${path}`, { method })
  let lab = await startLab(dir)
  await sendOtlp(lab, idOf(1), idOf(2))
  await change(lab, 'PUT', `/${idOf(2)}/pin`)
  await change(lab, 'DELETE', '')
  await sendOtlp(lab, idOf(3))
  await change(lab, 'POST', '/undo-clear')
  lab = await restart(lab, dir)
  expect(await traceIds(lab)).toEqual([idOf(1), idOf(2), idOf(3)])
  await change(lab, 'DELETE', '')
  lab = await restart(lab, dir)
  expect(await traceIds(lab)).toEqual([idOf(2)])
  await change(lab, 'POST', '/undo-clear')
  expect(await traceIds(lab)).toEqual([idOf(1), idOf(2), idOf(3)])
})

test('pins and evictions hold over a restart, and a body kept for one trace does not bring back another', async () => {
  const dir = newFolder()
  const args = ['--span-budget', '20']
  const lab = await startLab(dir, { args })
  await sendOtlp(lab, idOf(1))
  await fetch(`${lab.origin}/api/traces/${idOf(1)}/pin`, { method: 'PUT' })
  await sendOtlp(lab, idOf(2), idOf(3))
  await fetch(`${lab.origin}/api/traces/${idOf(3)}/pin`, { method: 'PUT' })
  for (let at = 10; at < 40; at++) await sendOtlp(lab, idOf(at))
  const before = await traceIds(lab)
  expect(before).toHaveLength(20)
  expect(before).toEqual(expect.arrayContaining([idOf(1), idOf(3)]))
  expect(before).not.toContain(idOf(2))
  const again = await restart(lab, dir, 'SIGKILL', args)
  expect(await traceIds(again)).toEqual(before)
  expect(await read(again, '/healthz')).toMatchObject({ pinnedTraces: 2 })
  const third = await restart(again, dir, 'SIGKILL', ['--span-budget', '100'])
  expect(await traceIds(third)).toEqual(before)
})

test('the files do not outgrow what is kept: those of evicted traces go', async () => {
  const dir = newFolder()
  const args = ['--byte-budget', '400000']
  const lab = await startLab(dir, { args })
  for (let at = 0; at < 300; at++) await sendEnvelope(lab, idOf(at), 'x'.repeat(10_000))
  await fetch(`${lab.origin}/api/traces/${idOf(299)}/pin`, { method: 'PUT' })
  const before = await traceIds(lab)
  await vi.waitFor(() => expect(bytesIn(dir)).toBeLessThan(1_000_000))
  const again = await restart(lab, dir, 'SIGKILL', args)
  expect(await traceIds(again)).toEqual(before)
})

test('a record that was not written whole is cut off and told, and the ones before it are there', async () => {
  const dir = newFolder()
  const lab = await startLab(dir)
  for (const at of [1, 2, 3]) await sendOtlp(lab, idOf(at))
  await end(lab, 'SIGKILL')
  const [name = ''] = filesIn(dir)
  truncateSync(join(dir, name), statSync(join(dir, name)).size - 10)
  const again = await startLab(dir)
  expect(await traceIds(again)).toEqual([idOf(1), idOf(2)])
  expect(again.output.errors).toMatch(new RegExp(`^lab: .*${name} ended in \\d+ bytes .* cut off\n$`))
  await sendOtlp(again, idOf(4))
  expect(await traceIds(await restart(again, dir))).toEqual([idOf(1), idOf(2), idOf(4)])
})

test('a second lab in the same folder is refused in a line, and the lock of a killed one holds nobody up', async () => {
  const dir = newFolder()
  const lab = await startLab(dir)
  const { code, complaint } = await failed(startProcess({ args: ['--data', dir] }))
  expect(complaint).toMatch(
    /^lab: cannot keep data in .* \(LAB_DATA, --data\): .*\(pid \d+\): stop it, or take another folder\n$/,
  )
  expect(code).toBe(1)
  await restart(lab, dir)
})

test.each([
  ['a folder that cannot be made', (dir: string) => join(dir, 'file', 'below')],
  ['a file of another program', (dir: string) => dir],
])('%s is told in a line, and nothing in it is touched', async (_, pathIn) => {
  const dir = newFolder()
  writeFileSync(join(dir, 'file'), '')
  writeFileSync(join(dir, '00000001.log'), 'of another program\n')
  const { code, complaint } = await failed(startProcess({ args: ['--data', pathIn(dir)] }))
  expect(complaint).toMatch(/^lab: cannot keep data in .* \(LAB_DATA, --data\): .+\n$/)
  expect(code).toBe(1)
  expect(statSync(join(dir, '00000001.log')).size).toBe(19)
})

test.runIf(process.platform === 'linux')(
  'a disk that is full is told, memory has everything, and it is written when there is room again',
  async () => {
    const dir = newFolder()
    // The limit of a process for the size of a file fails a write in the kernel, as a full disk does.
    const lab = await startLab(dir, { after: 'ulimit -S -f 40' })
    const ids = Array.from({ length: 12 }, (_, at) => idOf(at))
    for (const traceId of ids) expect((await sendEnvelope(lab, traceId, 'x'.repeat(10_000))).status).toBe(200)
    expect(await traceIds(lab)).toEqual(ids)
    expect((await read(lab, '/healthz')).data.failure).toContain('EFBIG')
    expect((await read(lab, '/api/problems')).problems).toMatchObject([{ rule: 'journal', code: 'not_written' }])
    expect(lab.output.errors.match(/Nothing can be written to/g)).toHaveLength(1)

    execFileSync('prlimit', ['--pid', String(lab.child.pid), '--fsize=unlimited'])
    await vi.waitFor(async () => expect((await read(lab, '/healthz')).data.failure).toBeNull(), { timeout: 10_000 })
    expect(lab.output.text).toContain('can be written again and has everything')
    expect(await traceIds(await restart(lab, dir))).toEqual(ids)
  },
)

test('a folder that is removed under a lab is told, and made again with everything', async () => {
  const dir = newFolder()
  const lab = await startLab(dir)
  await sendOtlp(lab, idOf(1))
  rmSync(dir, { recursive: true })
  await sendOtlp(lab, idOf(2))
  await vi.waitFor(() => expect(lab.output.errors).toContain('was removed or replaced'), { timeout: 10_000 })
  await vi.waitFor(() => expect(lab.output.text).toContain('has everything'), { timeout: 10_000 })
  expect(await traceIds(await restart(lab, dir))).toEqual([idOf(1), idOf(2)])
})

test('when a clear can no longer be undone its files go, and what is pinned stays', async () => {
  const dir = newFolder()
  const open = async (undoMs: number) => {
    const { journal, kept } = await openJournal(dir, { segmentBytes: 100_000, onTorn: () => {}, onFailure: () => {} })
    const inbox = createInbox({ journal, undoMs })
    await inbox.load(kept)
    return { inbox, journal }
  }
  const { inbox, journal } = await open(1)
  for (let at = 0; at < 50; at++) {
    const body = Buffer.from(
      JSON.stringify(otlpTraces({ traceId: idOf(at), name: 'x'.repeat(10_000) }, { traceId: idOf(at + 1) })),
    )
    await inbox.accept({ kind: 'traces-json', project: null, head: '', body })
  }
  await inbox.pin(idOf(7), true)
  await inbox.clear()
  await vi.waitFor(() => expect(bytesIn(dir)).toBeLessThan(30_000))
  await journal.close()
  const again = await open(1)
  expect((await again.inbox.read()).traces().map(({ traceId }) => traceId)).toEqual([idOf(7)])
  await again.journal.close()
})

test('while it reads what was kept a lab says so, and whoever sends or reads waits', async () => {
  const dir = newFolder()
  const { journal, kept } = await openJournal(dir, { segmentBytes: 100_000, onTorn: () => {}, onFailure: () => {} })
  const inbox = createInbox({ journal })
  const app = await buildApp({ inbox, allowedHosts: [], webRoot: '/nowhere' })
  onTestFinished(() => app.close())
  expect((await app.inject('/healthz')).json()).toMatchObject({ status: 'loading', data: { dir } })
  const order: string[] = []
  const payload = otlpTraces({})
  const sending = app.inject({ method: 'POST', url: '/v1/traces', payload }).then(() => order.push('sent'))
  const reading = app.inject('/api/traces').then(() => order.push('read'))
  await app.inject('/healthz')
  order.push('loading')
  await inbox.load(kept)
  await Promise.all([sending, reading])
  expect(order[0]).toBe('loading')
  expect((await app.inject('/healthz')).json()).toMatchObject({ status: 'ok', traces: 1 })
  await journal.close()
})
