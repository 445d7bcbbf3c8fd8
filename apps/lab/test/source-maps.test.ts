import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hexId, sendItems, startLab, traceId } from './lab.ts'

const debugId = '226da210-59c6-4c53-9d34-1f7b1f4c7d01'
const eventId = 'a'.repeat(32)
const source = ['export function pay() {', '  const total = 1', '  throw new Error("no")', '}', ''].join('\n')

/** Line 1, column 21 of the built file is line 3, column 3 of the source. */
const map = {
  version: 3,
  sources: ['../../src/checkout/pay.ts'],
  sourcesContent: [source],
  names: [],
  mappings: 'AAAA,oBAEE',
  debugId,
}

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-maps-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

/** A lab that has received an error of one exception whose innermost frame is line 1, column 21. */
async function labWithError(sourceMapFolders: string[]) {
  const app = await startLab({ sourceMapFolders })
  const frame = {
    function: 'p',
    filename: 'http://localhost/a.js',
    abs_path: 'http://localhost/a.js',
    lineno: 1,
    colno: 21,
  }
  const event = {
    event_id: eventId,
    timestamp: 1_795_228_035,
    contexts: { trace: { trace_id: traceId, span_id: hexId(1) } },
    exception: { values: [{ type: 'Error', value: 'no', stacktrace: { frames: [frame] } }] },
    debug_meta: { images: [{ type: 'sourcemap', code_file: 'http://localhost/a.js', debug_id: debugId }] },
  }
  await sendItems(app, ['event', event])
  return async () => (await app.inject(`/api/traces/${traceId}/errors/${eventId}/originals`)).json()
}

test('a frame is told in the original source, with the lines around it', async () => {
  const read = await labWithError([await folderWith({ 'assets/a.js.map': JSON.stringify(map) })])
  expect(await read()).toEqual({
    originals: [
      [
        {
          source: 'src/checkout/pay.ts',
          line: 3,
          column: 3,
          name: null,
          before: ['export function pay() {', '  const total = 1'],
          text: '  throw new Error("no")',
          after: ['}', ''],
        },
      ],
    ],
  })
})

test('a build that comes after the error is found as well', async () => {
  const folder = await folderWith({ 'other.js.map': JSON.stringify({ ...map, debugId: debugId.replace('2', '3') }) })
  const read = await labWithError([folder, join(folder, 'nowhere')])
  expect(await read()).toEqual({ originals: [[null]] })
  await writeFile(join(folder, 'a.js.map'), JSON.stringify(map))
  expect((await read()).originals[0][0]).toMatchObject({ line: 3 })
})

test('a map that cannot be read leaves the frame as it came', async () => {
  const read = await labWithError([await folderWith({ 'a.js.map': `{"debugId":"${debugId}","mappings":` })])
  expect(await read()).toEqual({ originals: [[null]] })
})

test('an error nobody sent is 404', async () => {
  await labWithError([])
  const app = await startLab()
  const answer = await app.inject(`/api/traces/${traceId}/errors/${eventId}/originals`)
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'trace_not_found'])
})
