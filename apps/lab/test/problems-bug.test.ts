import { expect, test, vi } from 'vitest'
import { browserSpan, sendItems, startLab } from './lab.ts'

vi.mock('@checkout/trace-model/relay', () => ({
  findingsIn() {
    throw new RangeError('a mistake')
  },
}))

test('a mistake of the lab while it looks for problems is one of them, and the list can be had', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const app = await startLab()
  await sendItems(app, browserSpan())
  for (let asked = 0; asked < 2; asked++) {
    const answer = await app.inject('/api/problems')
    expect([answer.statusCode, answer.json().problems]).toMatchObject([200, [{ code: 'internal', count: 1 }]])
  }
  expect(told).toHaveBeenCalledOnce()
})
