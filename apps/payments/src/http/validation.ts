import type { FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'

/** Lets routes name the contract's schemas. */
export function useContractSchemas(app: FastifyInstance): void {
  // The small build of Zod has no messages until a language is chosen.
  z.config(z.locales.en())
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
}

/** `/items/0/quantity` as people write it: `items[0].quantity`; the whole is `body`. */
export function fieldOf(instancePath: string): string {
  const field = instancePath
    .split('/')
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
  return field.replace(/^\./, '') || 'body'
}
