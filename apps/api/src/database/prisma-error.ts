import { Prisma } from '../generated/prisma/client.ts'

/** An `update` found no row that meets its condition. */
export function isNoSuchRow(error: unknown): boolean {
  return hasCode(error, 'P2025')
}

/** A `create` met a row with the same key. */
export function isDuplicate(error: unknown): boolean {
  return hasCode(error, 'P2002')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code
}
