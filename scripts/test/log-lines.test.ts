import { expect, test } from 'vitest'
import { lineRenderer } from '../system/terminal/log-lines.ts'

const render = lineRenderer({ useColour: false })

test('a record of a service is one line with level, event and a short trace id', () => {
  const record = {
    level: 30,
    time: 0,
    pid: 1,
    hostname: 'h',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    scenario: 'normal',
  }
  const line = render('api', JSON.stringify({ ...record, msg: 'checkout.completed' }))
  expect(line).toMatch(/^api {7}│ \[[\d:.]+\] INFO: checkout\.completed trace=4bf92f35 \{"scenario":"normal"\}$/)
})

test('the stack of an error keeps the prefix on each of its lines', () => {
  const err = { type: 'Error', message: 'no room', stack: 'Error: no room\n    at write' }
  const lines = (render('payments', JSON.stringify({ level: 50, time: 0, err, msg: 'failed' })) ?? '').split('\n')
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.filter((line) => !line.startsWith('payments  │ '))).toEqual([])
})

const resource = '"resource": {"service.name": "otelcol"}'

test('of the Collector, traffic and trouble are shown without what repeats on every line', () => {
  const traffic = `2026-11-21T08:59:34.070Z\tinfo\tTraces\t{${resource}, "otelcol.component.id": "debug", "spans": 2}`
  expect(render('collector', traffic.replace('\tTraces', '\tx.go:1\tTraces'))).toMatch(/INFO: Traces \{"spans":2\}$/)
  const trouble = `2026-11-21T08:59:34.070Z\terror\tx.go:1\tExporting failed. Dropping data.\t{${resource}, "dropped_items": 3}`
  expect(render('collector', trouble)).toMatch(/ERROR: Exporting failed\. Dropping data\. \{"dropped_items":3\}$/)
})

test('the routine of the Collector is left out', () => {
  expect(
    render('collector', `2026-11-21T08:59:34.070Z\tinfo\tx.go:1\tExtension started.\t{${resource}}`),
  ).toBeUndefined()
})

test('a line that is no record is passed on', () => {
  expect(render('web', 'web: http://localhost:5173')).toBe('web       │ web: http://localhost:5173')
})
