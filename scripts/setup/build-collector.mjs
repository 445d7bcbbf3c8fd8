// `npm run collector`: builds the Collector from collector/builder-config.yaml, and does nothing when it is up to date.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answerHelp } from './answer-help.mjs'
import { builtCollector } from './find-collector.mjs'

answerHelp(`npm run collector

Builds collector/bin/otelcol from collector/builder-config.yaml; does nothing when it is up to date. Needs Go 1.26 and takes about two
minutes with empty Go caches. The next \`npm start\` uses it.`)

const manifestPath = fileURLToPath(new URL('../../collector/builder-config.yaml', import.meta.url))
const stampPath = `${builtCollector}.built-from`
const manifest = readFileSync(manifestPath, 'utf8')
const stamp = createHash('sha256').update(manifest).digest('hex')

if (isUpToDate()) console.log('collector/bin/otelcol is up to date')
else build()

function isUpToDate() {
  return existsSync(builtCollector) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp
}

function build() {
  requireGo()
  const folder = mkdtempSync(join(tmpdir(), 'otelcol-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

  const version = field('version')
  console.log(`1/2 getting the Collector Builder ${version} …`)
  run('go', ['install', `go.opentelemetry.io/collector/cmd/builder@v${version}`], { GOBIN: folder })

  console.log('2/2 compiling the Collector (about two minutes with empty Go caches) …')
  const output = join(folder, 'source')
  writeFileSync(join(folder, 'manifest.yaml'), manifest.replace(/^( *output_path:).*$/m, `$1 ${output}`))
  run(join(folder, 'builder'), [`--config=${join(folder, 'manifest.yaml')}`], {})

  mkdirSync(dirname(builtCollector), { recursive: true })
  // A running Collector keeps its old file; writing into it would fail.
  rmSync(builtCollector, { force: true })
  copyFileSync(join(output, field('name')), builtCollector)
  chmodSync(builtCollector, 0o755)
  writeFileSync(stampPath, stamp)
  console.log('built collector/bin/otelcol; the next `npm start` uses it')
}

function requireGo() {
  const answer = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' })
  const found = /^go(\d+)\.(\d+)/.exec(answer.stdout ?? '')
  const [major = 0, minor = 0] = found?.slice(1).map(Number) ?? []
  if (major > 1 || (major === 1 && minor >= 26)) return
  console.error(
    `The Collector needs Go 1.26 or newer to build, and ${found ? `this is ${answer.stdout.trim()}` : 'there is no `go` here'}: https://go.dev/dl. Without it, \`npm start\` sends telemetry directly.`,
  )
  process.exit(1)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function run(command, args, env) {
  const proxy = spawnSync('go', ['env', 'GOPROXY'], { encoding: 'utf8' }).stdout.trim()
  // Without `direct`, a module that the proxy lacks fails at once instead of hanging on a version control host.
  const GOPROXY = proxy.replace(/,direct$/, '')
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, GOPROXY, ...env } })
  if (status === 0) return
  console.error(`${command} ${args[0]} failed`)
  process.exit(status ?? 1)
}

/** @param {string} name */
function field(name) {
  const value = new RegExp(`^ *${name}: *(.+)$`, 'm').exec(manifest)?.[1]
  if (value === undefined) throw new Error(`collector/builder-config.yaml has no ${name}`)
  return value.trim()
}
