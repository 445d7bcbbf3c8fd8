import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { runCommand } from '../run-command.ts'

type Manifest = { file: string; apiVersion: string; kind: string; content: object }
type Model = new (content: object) => { validate(): void }

/**
 * What Kubernetes would refuse in the manifests below gateway/k8s, each with its file: wrong values by the API's own schemas, and
 * fields that it does not know by its types, since a schema lets those pass.
 */
export async function manifestProblems(root: string): Promise<string[]> {
  const manifests = globSync('gateway/k8s/*.yaml', { cwd: root }).flatMap((file) => readManifests(root, file))
  const values = await Promise.all(manifests.map(valueProblems))
  return [...values.flat(), ...(await fieldProblems(root, manifests))]
}

function readManifests(root: string, file: string): Manifest[] {
  return parseAllDocuments(readFileSync(join(root, file), 'utf8')).map((document) => {
    const content = document.toJS() as Manifest
    return { file, apiVersion: content.apiVersion, kind: content.kind, content }
  })
}

/** The problems of one manifest that a schema tells. */
async function valueProblems({ file, apiVersion, kind, content }: Manifest): Promise<string[]> {
  const models = (await import(`kubernetes-models/${apiVersion}`).catch(() => ({}))) as Record<string, Model>
  const Model = models[kind]
  if (Model === undefined) return [`${file}: Kubernetes has no ${kind} in ${apiVersion}`]
  try {
    new Model(content).validate()
    return []
  } catch (error) {
    return [`${file}: ${kind}: ${error instanceof Error ? error.message : error}`]
  }
}

/** The compiler refuses a field in a literal that its type does not have. */
async function fieldProblems(root: string, manifests: Manifest[]): Promise<string[]> {
  const folder = join(root, 'node_modules/.cache/kubernetes')
  mkdirSync(folder, { recursive: true })
  const lines = manifests.map(({ apiVersion, kind, content }, at) => {
    const type = `import('kubernetes-models/${apiVersion}').I${kind}`
    return `export const manifest${at}: ${type} = ${JSON.stringify(content)}`
  })
  const source = join(folder, 'manifests.ts')
  writeFileSync(source, `${lines.join('\n')}\n`)
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--skipLibCheck',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
  ]
  const { output } = await runCommand('tsc', [...options, source])
  return output
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map((line) => {
      const at = Number(/manifests\.ts\((\d+),/.exec(line)?.[1]) - 1
      return `${manifests[at]?.file}: ${line.replace(/^.*error TS\d+: /, '')}`
    })
}
