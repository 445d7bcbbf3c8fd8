import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openLedger } from '../src/ledger/ledger.ts'
import { openLedgerAt, temporaryLedgerPath } from './app.ts'

const charge = { key: 'order-1', state: 'captured', amountCents: 500, cardLast4: '5556' } as const

test('a restart forgets nothing, and the last state of a key counts', async () => {
  const path = await temporaryLedgerPath()
  const { ledger } = await openLedger(path)
  await ledger.settle(charge)
  await ledger.settle({ ...charge, key: 'order-2', state: 'declined' })
  await ledger.refund('order-1')
  await ledger.refund('order-3')
  await ledger.close()
  const reopened = await openLedgerAt(path)
  const states = ['order-1', 'order-2', 'order-3', 'order-4'].map((key) => reopened.find(key)?.state)
  expect(states).toEqual(['refunded', 'declined', 'voided', undefined])
})

test('a line that a crash tore is cut off, and what comes after it is kept', async () => {
  const path = await temporaryLedgerPath()
  const { ledger } = await openLedger(path)
  await ledger.settle(charge)
  await ledger.close()
  await appendFile(path, '{"key":"order-2","sta')
  const { ledger: second, tornBytes } = await openLedger(path)
  expect(tornBytes).toBe(21)
  expect(second.find('order-2')).toBeUndefined()
  await second.settle({ ...charge, key: 'order-3' })
  await second.close()
  expect(
    (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).key),
  ).toEqual(['order-1', 'order-3'])
})

test('opening a ledger changes nothing in it, so a second process by mistake does no harm', async () => {
  const path = await temporaryLedgerPath()
  await writeFile(path, `${JSON.stringify(charge)}\n{"key":"half`)
  await openLedgerAt(path)
  expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify(charge)}\n{"key":"half`)
})

test('a ledger with a finished line that is no charge is not opened, and the line is named', async () => {
  const path = await temporaryLedgerPath()
  await writeFile(path, `${JSON.stringify(charge)}\n{"key":"order-2"}\n`)
  await expect(openLedger(path)).rejects.toThrow(`${path}:2 is not a charge`)
})

test('a charge and a refund of one key at once leave no captured payment behind', async () => {
  const ledger = await openLedgerAt(await temporaryLedgerPath())
  const keys = Array.from({ length: 40 }, (_, index) => `order-${index}`)
  await Promise.all(
    keys.flatMap((key, index) => {
      const moves = [() => ledger.settle({ ...charge, key }), () => ledger.refund(key)]
      return (index % 2 === 0 ? moves : moves.reverse()).map((move) => move())
    }),
  )
  const states = keys.map((key) => ledger.find(key)?.state)
  expect(states).toEqual(keys.map((_, index) => (index % 2 === 0 ? 'refunded' : 'voided')))
})
