import { fieldOf, type JsonObject, objectIn, objectsIn, textIn } from '../../json.ts'
import { stringIn } from '../../otlp/json-values.ts'
import { type Draft, emptyDraft, note, put, putText } from '../draft.ts'
import type { SentryAttributes } from '../items.ts'
import type { RuleId } from '../rules.ts'
import { convertValue } from './values.ts'

/** Everything an item has besides itself: the `resource` and `scope` objects of its request. */
export type Surroundings = { resource: JsonObject; scope: JsonObject }

/** Starts an item's attributes with those of its resource and scope, and marks how it came. */
export function startAttributes({ resource, scope }: Surroundings, origin: string): Draft {
  const draft = emptyDraft()
  addPrefixed(draft, 'resource.prefix', 'resource.', resource)
  addPrefixed(draft, 'scope.prefix', 'instrumentation.', scope)
  for (const key of ['name', 'version']) {
    const text = textIn(scope, key)
    if (text !== null) putText(draft, 'scope.prefix', `instrumentation.${key}`, text)
  }
  putText(draft, 'origin.otlp', 'sentry.origin', origin)
  return draft
}

function addPrefixed(draft: Draft, rule: RuleId, prefix: string, owner: JsonObject): void {
  for (const pair of objectsIn(owner, 'attributes')) {
    const key = prefix + stringIn(pair, 'key')
    const { attribute, rule: valueRule } = convertValue(fieldOf(pair, 'value'))
    if (attribute) put(draft, rule, key, attribute)
    if (valueRule) note(draft, valueRule, `attributes.${key}`, fieldOf(pair, 'value') ?? null, attribute?.value ?? null)
  }
}

/** Adds the item's own attributes, which win over all that was put there before. */
export function addOwnAttributes(draft: Draft, item: JsonObject): void {
  for (const pair of objectsIn(item, 'attributes')) {
    const key = stringIn(pair, 'key')
    const { attribute, rule } = convertValue(fieldOf(pair, 'value'))
    if (rule) note(draft, rule, `attributes.${key}`, fieldOf(pair, 'value') ?? null, attribute?.value ?? null)
    if (!attribute) continue
    if (draft.attributes.has(key)) put(draft, 'attribute.own-wins', key, attribute)
    else draft.attributes.set(key, attribute)
  }
}

/** Attributes that stand alone, as those of a link. */
export function plainAttributes(owner: JsonObject): SentryAttributes {
  const pairs = objectsIn(owner, 'attributes').map((pair) => {
    return [stringIn(pair, 'key'), convertValue(fieldOf(pair, 'value')).attribute] as const
  })
  return Object.fromEntries(pairs.flatMap(([key, attribute]) => (attribute ? [[key, attribute]] : [])))
}

const platforms: Record<string, string> = { nodejs: 'node', webjs: 'javascript', dotnet: 'csharp' }

/** Sentry's word for the SDK language of the resource. */
export function addPlatform(draft: Draft, resource: JsonObject): void {
  const pair = objectsIn(resource, 'attributes').find((pair) => fieldOf(pair, 'key') === 'telemetry.sdk.language')
  const language = pair && fieldOf(objectIn(pair, 'value'), 'stringValue')
  if (typeof language !== 'string') return
  const platform = Object.hasOwn(platforms, language) ? platforms[language] : language
  putText(draft, 'platform.language', 'sentry.platform', platform ?? language)
}
