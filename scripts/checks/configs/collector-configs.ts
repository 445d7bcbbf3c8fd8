import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { findCollector } from '../../setup/find-collector.mjs'
import { fromProblems, type Verdict } from '../check-result.ts'
import { yamlBlocks } from '../docs.ts'
import { runCommand } from '../run-command.ts'
import { listFiles } from '../source-files.ts'
import { agentFile, judgeAgent } from './gateway-agent.ts'
import { manifestProblems } from './kubernetes.ts'

type Config = { name: string; path: string }

// A variable without a default is a warning and nothing, which an exporter's endpoint may not be.
const values = {
  SENTRY_OTLP_ENDPOINT: 'http://127.0.0.1:8969/api/2/integration/otlp',
  SENTRY_OTLP_PUBLIC_KEY: '00000000000000000000000000000002',
  POD_IP: '127.0.0.1',
  NODE_NAME: 'node',
}

/**
 * Lets the Collector itself judge every configuration of ours, those in the documentation too, and Kubernetes' schemas the manifests. What
 * is only for reference has to parse, and to say so at its top.
 */
export async function validateCollectorConfigs(root: string): Promise<Verdict> {
  const binary = findCollector()
  const { problems, restForBinary } = judgeAgent(root)
  const byBinary = binary === undefined ? [] : await judgedBy(binary, root, restForBinary)
  const verdict = fromProblems([
    ...problems,
    ...byBinary,
    ...(await manifestProblems(root)),
    ...referenceProblems(root),
  ])
  return binary === undefined ? { ...verdict, notRun: 'no Collector here: npm run collector' } : verdict
}

async function judgedBy(binary: string, root: string, agent: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collector-configs-'))
  try {
    const configs = [
      ...ofFiles(root),
      ...ofDocs(root, folder),
      ...(agent === '' ? [] : [written(folder, agentFile, agent)]),
    ]
    return (await Promise.all(configs.map((config) => problemsOf(binary, config)))).flat()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function referenceProblems(root: string): string[] {
  return globSync('collector/reference/*.{yaml,json}', { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const errors = parseDocument(text).errors.map(({ message }) => `${file} does not parse: ${message}`)
    const isLabelled = file.endsWith('.json') || text.startsWith('# Not run here')
    return isLabelled ? errors : [...errors, `${file} does not say at its top that it is not run here`]
  })
}

async function problemsOf(binary: string, { name, path }: Config): Promise<string[]> {
  const { code, output } = await runCommand(binary, ['validate', '--config', path], values)
  return code === 0 ? [] : [`${name}: ${output.trim()}`]
}

function ofFiles(root: string): Config[] {
  const files = globSync(['collector/*.yaml', 'gateway/gateway.yaml'], {
    cwd: root,
    exclude: ['collector/builder-config.yaml'],
  })
  return files.map((name) => ({ name, path: join(root, name) }))
}

/** Blocks that are whole configurations; a part of one only has to parse. */
function ofDocs(root: string, folder: string): Config[] {
  return listFiles(root, ['md']).flatMap((file) =>
    yamlBlocks(readFileSync(join(root, file), 'utf8'))
      .filter((block) => /^service:/m.test(block) && /^receivers:/m.test(block))
      .map((block, at) => written(folder, `${file}, block ${at + 1}`, block)),
  )
}

function written(folder: string, name: string, text: string): Config {
  const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.yaml`)
  writeFileSync(path, text)
  return { name, path }
}
