import { expect, test } from 'vitest'
import { traceTarget } from './trace-target.ts'

const target = traceTarget('http://localhost:8000')

test.each(['http://localhost:8000', 'http://localhost:8000/', 'http://localhost:8000/api/checkout?next=/'])(
  'trace headers go to %s',
  (url) => expect(url).toMatch(target),
)

test.each([
  'http://localhost:80001/api',
  'http://localhost:8000.evil.example/api',
  'http://localhost:8000@evil.example/',
  'https://evil.example/?next=http://localhost:8000/api',
  'https://localhost:8000/api',
  'http://localhostx8000/api',
])('no trace header goes to %s', (url) => expect(url).not.toMatch(target))
