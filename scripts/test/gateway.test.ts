import { expect, test } from 'vitest'
import { judgeAgent } from '../checks/configs/gateway-agent.ts'
import { manifestProblems } from '../checks/configs/kubernetes.ts'
import { root } from '../system/root.ts'
import { writeProject } from './project-in-a-folder.ts'

const budget = (spec: string) =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: x }\nspec: ${spec}\n`

test('the manifests of the gateway are what Kubernetes takes', async () => {
  expect(await manifestProblems(root)).toEqual([])
})

test.each([
  ['a wrong value', budget('{ maxUnavailable: [1] }'), /PodDisruptionBudget: .*maxUnavailable/s],
  [
    'a kind that is not there',
    'apiVersion: policy/v9\nkind: PodDisruptionBudget\n',
    /no PodDisruptionBudget in policy\/v9/,
  ],
])('%s is told with its file', async (_name, manifest, says) => {
  const project = writeProject({ 'gateway/k8s/budget.yaml': manifest })
  const problems = (await manifestProblems(project)).join('\n')
  expect(problems).toMatch(/^gateway\/k8s\/budget\.yaml/)
  expect(problems).toMatch(says)
})

test('the agent sends by trace id, and its rest can be judged by our own binary', () => {
  const { problems, restForBinary } = judgeAgent(root)
  expect(problems).toEqual([])
  expect(restForBinary).toContain('otlp_grpc')
  expect(restForBinary).not.toContain('load_balancing')
})

test('a setting that the load balancer does not have is told', () => {
  const agent = 'exporters: { load_balancing: { routing_key: trace, resolver: {} } }\nservice: { pipelines: {} }\n'
  const { problems } = judgeAgent(writeProject({ 'gateway/agent.yaml': agent }))
  expect(problems.join()).toMatch(/routing_key[\s\S]*protocol|protocol[\s\S]*routing_key/)
})
