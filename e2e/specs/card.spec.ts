import { inflateSync } from 'node:zlib'
import { expect, test } from '../fixtures/test.ts'

const cardNumber = '4000056655665556'
const last4 = cardNumber.slice(-4)

test("the card's number stays between browser, API and payments; only its last four digits are kept", async ({
  shop,
  lab,
  page,
  system,
}) => {
  const sentToSentry: Buffer[] = []
  page.on('request', (request) => {
    if (request.url().includes('/envelope/')) sentToSentry.push(request.postDataBuffer() ?? Buffer.alloc(0))
  })

  const { traceId, request } = await shop.checkOut('normal', cardNumber)
  expect(request.postDataJSON()).toMatchObject({ card: { number: cardNumber } })
  const trace = await lab.traceWhere(traceId, ({ verdict, replays }) => {
    expect(verdict.linked).toBe(true)
    expect(replays.length, 'a replay of the visit has arrived').toBeGreaterThan(0)
  })

  const { database, ledger } = await system.stored()
  const places = {
    'the lab': JSON.stringify(trace),
    envelopes: sentToSentry.map((body) => readable(body)).join('\n'),
    'process output': await system.outputs(),
    database,
    'the payments ledger': ledger,
  }
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, `${place} was looked at`).toBeGreaterThan(100)
    expect(digitsOf(text).includes(cardNumber), `the number is in ${place}`).toBe(false)
  }
  expect(places['the lab']).toContain(`"card.last4":"${last4}"`)
  expect(places.database).toContain(last4)
})

/** Spaces and dashes between digits do not hide a number. */
function digitsOf(text: string): string {
  return text.replace(/(?<=\d)[ -](?=\d)/g, '')
}

/** An envelope's text, with replay recordings inflated (`{"segment_id":n}`, newline, zlib). */
function readable(body: Buffer): string {
  const zlibStart = body.indexOf(Buffer.from([0x7d, 0x0a, 0x78]))
  if (zlibStart < 0) return body.toString()
  return body.subarray(0, zlibStart + 2).toString() + inflateSync(body.subarray(zlibStart + 2)).toString()
}
