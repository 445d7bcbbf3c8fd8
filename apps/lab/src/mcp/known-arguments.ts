import * as z from 'zod'

/** Arguments of a tool, of which any other is refused by name: one that is misspelt would let everything through. */
export function knownArguments<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(shape, {
    error(issue) {
      if (issue.code !== 'unrecognized_keys') return undefined
      const unknown = (issue.keys as string[]).map((key) => `no ${JSON.stringify(key)}`)
      return `there is ${unknown.join(' and ')}; known are: ${Object.keys(shape).join(', ')}`
    },
  })
}
