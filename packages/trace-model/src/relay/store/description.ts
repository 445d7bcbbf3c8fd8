import { type Draft, type Lookup, lookupOf, putText, textAt } from '../draft.ts'

/** How Sentry words a span, by operation: the first template whose attributes are all there. Only placeholders, with a space between. Source: sentry-conventions, descriptions. */

const families: { ops: string; templates: string[] }[] = [
  {
    ops: 'http.server',
    templates: [
      '{http.request.method} {http.route}',
      '{http.request.method} {url.template}',
      '{http.request.method} {url.path}',
      '{http.request.method} {url.full}',
    ],
  },
  { ops: 'http.client', templates: ['{http.request.method} {url.full}'] },
  {
    ops: 'db db.query db.sql.query db.sql.prisma db.sql.active_record db.sql.execute db.sql.room db.sql.transaction db.redis redis',
    templates: ['{db.query.text}'],
  },
  {
    ops: 'queue queue.publish queue.create queue.receive queue.process queue.settle queue.submit.celery queue.task.celery queue.task.rq',
    templates: ['{messaging.destination.name}'],
  },
  { ops: 'cache cache.get cache.put cache.remove', templates: ['{cache.key}'] },
  {
    ops: 'gen_ai gen_ai.chat gen_ai.embeddings gen_ai.generate_content gen_ai.rerank gen_ai.responses gen_ai.text_completion',
    templates: ['{gen_ai.operation.name} {gen_ai.request.model}', '{gen_ai.operation.name}'],
  },
  {
    ops: 'gen_ai.create_agent gen_ai.handoff gen_ai.invoke_agent',
    templates: [
      '{gen_ai.operation.name} {gen_ai.agent.name}',
      '{gen_ai.operation.name} {gen_ai.function_id}',
      '{gen_ai.operation.name}',
    ],
  },
  {
    ops: 'gen_ai.execute_tool',
    templates: ['{gen_ai.operation.name} {gen_ai.tool.name}', '{gen_ai.operation.name}'],
  },
  { ops: 'handler', templates: ['{http.route}', '{url.path}'] },
  {
    ops: 'pageload navigation',
    templates: ['{router.navigation.route.id}', '{url.template}', '{url.path}', '{url.full}'],
  },
  {
    ops: 'graphql graphql.execute graphql.parse graphql.resolve graphql.request graphql.query graphql.mutation graphql.validate',
    templates: [
      '{graphql.document}',
      '{graphql.operation.type} {graphql.operation.name}',
      '{graphql.operation.type}',
      '{graphql.processing.type}',
    ],
  },
  { ops: 'function', templates: ['{code.function.name}'] },
  { ops: 'function.aws function.azure', templates: ['{faas.name}'] },
  { ops: 'resource resource.script resource.css resource.link resource.img', templates: ['{url.full}'] },
  { ops: 'ui ui.mount ui.update ui.render ui.unmount', templates: ['{ui.component_name}'] },
]

type Template = (span: Lookup) => string | null

const byOp = new Map<string, Template[]>(
  families.flatMap(({ ops, templates }) => ops.split(' ').map((op) => [op, templates.map(templateOf)])),
)

function templateOf(template: string): Template {
  const names = template.split(' ').map((placeholder) => placeholder.slice(1, -1))
  return (span) => {
    const values = names.map(span.text)
    return values.every(Boolean) ? values.join(' ') : null
  }
}

/** The description of a span with this operation; null where it has no template or lacks the attributes for one. */
export function describe(op: string | null, span: Lookup): string | null {
  for (const template of byOp.get(op ?? '') ?? []) {
    const description = template(span)
    if (description !== null) return description
  }
  return null
}

/** Words a span by the template of its operation; where no template is complete it stays without a description. */
export function inferDescription(draft: Draft, name: string | undefined): void {
  if (draft.attributes.has('sentry.description')) return
  const isManual = textAt(draft, 'sentry.origin') === 'manual'
  const description = isManual ? name : describe(textAt(draft, 'sentry.op'), lookupOf(draft))
  const rule = isManual ? 'description.manual' : 'description.template'
  if (description) putText(draft, rule, 'sentry.description', description)
}
