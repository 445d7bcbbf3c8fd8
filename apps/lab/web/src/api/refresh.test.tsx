import { expect, test } from 'vitest'
import { createQueryClient } from './query-client.ts'
import { createRefresh } from './refresh.ts'

test('news during a read leads to one more read, however much news there is', async () => {
  const client = createQueryClient()
  const refresh = createRefresh(client)
  const reads: PromiseWithResolvers<number>[] = []
  const queryKey = ['answer']
  const queryFn = () => {
    const read = Promise.withResolvers<number>()
    reads.push(read)
    return read.promise
  }

  const first = client.fetchQuery({ queryKey, queryFn })
  for (let news = 0; news < 5; news++) refresh(queryKey)
  expect(reads).toHaveLength(1)

  reads[0]?.resolve(1)
  await first
  await expect.poll(() => reads.length).toBe(2)
  reads[1]?.resolve(2)
  await expect.poll(() => client.getQueryData(queryKey)).toBe(2)
  expect(reads).toHaveLength(2)
})
