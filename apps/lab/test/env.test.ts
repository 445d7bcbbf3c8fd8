import { expect, test } from 'vitest'
import { readEnv } from '../src/env.ts'

test('every bad setting is told, each in a line with the name it was given by', () => {
  const read = () => readEnv({ LAB_PORT: 'eighty', LAB_BYTE_BUDGET: '0' }, { LAB_SPAN_BUDGET: 'many' })
  expect(read).toThrow(/^LAB_PORT=eighty: .*\n--span-budget=many: .*\nLAB_BYTE_BUDGET=0: .*$/)
})

test('a flag wins over its variable, and an empty variable counts as none', () => {
  expect(readEnv({ LAB_PORT: '1', LAB_HOST: '' }, { LAB_PORT: '2' })).toMatchObject({
    LAB_PORT: 2,
    LAB_HOST: '127.0.0.1',
    LAB_GRPC_PORT: null,
  })
})

test('without settings a lab is the one that the documentation tells of', () => {
  expect(readEnv({ LAB_ALLOWED_HOSTS: 'Lab.example, ,x' })).toEqual({
    LAB_PORT: 8969,
    LAB_HOST: '127.0.0.1',
    LAB_GRPC_PORT: null,
    LAB_ALLOWED_HOSTS: ['lab.example', 'x'],
    LAB_SPAN_BUDGET: 200_000,
    LAB_BYTE_BUDGET: 268_435_456,
    LAB_SOURCE_MAPS: [],
    LAB_FORWARD_DSN: null,
    LAB_FORWARD_OTLP_ENDPOINT: null,
    LAB_FORWARD_OTLP_PUBLIC_KEY: null,
    LAB_STRICT: false,
  })
})

test.each([
  [
    { LAB_FORWARD_DSN: 'http://localhost:9000/1' },
    'LAB_FORWARD_DSN=http://localhost:9000/1: expected a DSN, such as https://key@host/1',
  ],
  [
    { LAB_FORWARD_DSN: 'http://key@localhost:8969/1' },
    'LAB_FORWARD_DSN=http://key@localhost:8969/1: that is this lab itself',
  ],
  [
    { LAB_FORWARD_OTLP_ENDPOINT: 'http://127.0.0.1:5000/v1', LAB_PORT: '5000' },
    'LAB_FORWARD_OTLP_ENDPOINT=http://127.0.0.1:5000/v1: that is this lab itself',
  ],
  [
    { LAB_FORWARD_OTLP_ENDPOINT: 'localhost:4318' },
    'LAB_FORWARD_OTLP_ENDPOINT=localhost:4318: expected an http or https address',
  ],
  [
    { LAB_FORWARD_OTLP_PUBLIC_KEY: 'abc' },
    'LAB_FORWARD_OTLP_PUBLIC_KEY=abc: says nothing without LAB_FORWARD_OTLP_ENDPOINT',
  ],
])('passing on with %j is not understood', (env, message) => {
  expect(() => readEnv(env)).toThrow(message)
})
