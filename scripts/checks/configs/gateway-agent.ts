import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import * as z from 'zod'

export const agentFile = 'gateway/agent.yaml'

/** What the contrib Collector takes for `load_balancing`, as far as we use it. */
const LoadBalancing = z.strictObject({
  routing_key: z.enum(['traceID', 'service']),
  protocol: z.strictObject({
    otlp: z.strictObject({
      timeout: z.string().regex(/^\d+(ms|s)$/),
      tls: z.strictObject({ insecure: z.boolean() }),
      sending_queue: z.strictObject({ queue_size: z.int().min(1) }),
    }),
  }),
  resolver: z.union([
    z.strictObject({
      k8s: z.strictObject({ service: z.string().regex(/^[\w-]+\.[\w-]+$/), ports: z.array(z.int()).min(1) }),
    }),
    z.strictObject({ dns: z.strictObject({ hostname: z.string().min(1), port: z.string() }) }),
    z.strictObject({ static: z.strictObject({ hostnames: z.array(z.string()).min(1) }) }),
  ]),
})

const Agent = z.looseObject({ exporters: z.strictObject({ load_balancing: LoadBalancing }) })

/**
 * The agent's exporter cannot be built with our manifest, so it is judged by a schema; of the rest comes the text of a configuration that our
 * binary can judge, with the exporter that the load balancer would use for each gateway in its place.
 */
export function judgeAgent(root: string): { problems: string[]; restForBinary: string } {
  const agent = parse(readFileSync(join(root, agentFile), 'utf8'))
  const parsed = Agent.safeParse(agent)
  if (!parsed.success) return { problems: [`${agentFile}: ${z.prettifyError(parsed.error)}`], restForBinary: '' }
  const { otlp } = parsed.data.exporters.load_balancing.protocol
  const exporters = { load_balancing: undefined, otlp_grpc: { endpoint: 'gateway:4317', ...otlp } }
  const pipelines = Object.entries(agent.service.pipelines as Record<string, { exporters: string[] }>).map(
    ([name, pipeline]) => [name, { ...pipeline, exporters: ['otlp_grpc'] }] as const,
  )
  const service = { ...agent.service, pipelines: Object.fromEntries(pipelines) }
  return { problems: [], restForBinary: stringify({ ...agent, exporters, service }) }
}
