import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { RefusalError } from './refusal.ts'

type Inflate = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

const gunzip: Inflate = promisify(zlib.gunzip)
const inflaters: Record<string, Inflate> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: promisify(zlib.inflate),
  br: promisify(zlib.brotliDecompress),
  zstd: promisify(zlib.zstdDecompress),
}

/** Some SDKs put a charset where the encoding belongs. */
const plain = ['', 'identity', 'utf-8']

/** The body without its content encoding. Throws a `RefusalError`: 413 past `maxLength` bytes, 415 for an unknown encoding, 400 for a broken one. */
export async function inflate(body: Buffer, encoding: string | undefined, maxLength: number): Promise<Buffer> {
  const name = (encoding ?? '').trim().toLowerCase()
  if (plain.includes(name)) return body
  const inflater = Object.hasOwn(inflaters, name) ? inflaters[name] : undefined
  if (!inflater) throw new RefusalError(415, `unsupported content encoding: ${name}`)
  try {
    return await inflater(body, { maxOutputLength: maxLength })
  } catch (error) {
    if (error instanceof RangeError) throw new RefusalError(413, 'the decoded body is too large')
    throw new RefusalError(400, `the body is not ${name}`, { cause: error })
  }
}
