import * as z from 'zod'
import { type ReadRoute, readRoutes } from './route-table.ts'
import * as schemas from './schemas/schemas.ts'

type JsonObject = Record<string, unknown>

/** The read API as OpenAPI 3.1, made from the same table and schemas that the server runs on. */
export function openApiDocument(): JsonObject {
  const { components, refOf } = componentsOf()
  const paths: Record<string, JsonObject> = {}
  for (const route of Object.values<ReadRoute>(readRoutes)) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, refOf) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Checkout Trace Lab, read API', version: '1' },
    paths,
    components: { schemas: components },
  }
}

type RefOf = (schema: z.ZodType) => JsonObject

function componentsOf(): { components: JsonObject; refOf: RefOf } {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(schemas)) registry.add(schema, { id: name })
  const uri = (name: string) => `#/components/schemas/${name}`
  const { schemas: components } = z.toJSONSchema(registry, { uri, unrepresentable: 'any', io: 'input' })
  for (const component of Object.values(components)) {
    delete component.$id
    delete component.$schema
  }
  const refOf = (schema: z.ZodType) => ({ $ref: uri(registry.get(schema)?.id ?? '') })
  return { components, refOf }
}

function operationOf(route: ReadRoute, refOf: RefOf): JsonObject {
  const parameters = [...parametersOf('path', route.schema.params), ...parametersOf('query', route.schema.querystring)]
  const { body } = route.schema
  return {
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { content: { 'application/json': { schema: refOf(body) } } } }),
    responses: responsesOf(route, refOf),
  }
}

function parametersOf(where: 'path' | 'query', schema: z.ZodObject | undefined): JsonObject[] {
  if (!schema) return []
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: property,
  }))
}

function responsesOf(route: ReadRoute, refOf: RefOf): JsonObject {
  if (route.answers) return { 200: { description: 'OK', content: { [route.answers]: {} } } }
  const answers = Object.entries(route.schema.response ?? {})
  if (answers.length === 0) return { 200: { description: 'OK', content: { 'application/json': {} } } }
  return Object.fromEntries(
    answers.map(([status, schema]) => [
      status,
      status === '204'
        ? { description: 'done' }
        : {
            description: Number(status) < 400 ? 'OK' : 'why not',
            content: { 'application/json': { schema: refOf(schema) } },
          },
    ]),
  )
}
