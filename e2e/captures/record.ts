import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from '@playwright/test'
import { launchChromium } from '../../scripts/checks/launch-chromium.ts'
import { root } from '../../scripts/system/root.ts'
import type { Lab } from '../fixtures/lab.ts'
import { type Break, nameOf } from './break.ts'
import { checkOut } from './breaks/acts.ts'
import { breaks } from './breaks/all.ts'
import { withBroken } from './broken-system.ts'
import { captureOf, refusedBy, wholeTrace } from './capture.ts'
import { note } from './index-of-captures.ts'

const folder = join(root, 'apps/lab/test/captures/verdicts')

const usage = `npm run captures [-- NAME ...]

Breaks the real apps in one way for each verdict, places an order in a real Chromium, and keeps the lab's export of the
trace in ${folder.slice(root.length + 1)}, where a test reads it. Without a name all are recorded anew.

${breaks.map((each) => `  ${nameOf(each).padEnd(36)} ${each.broken}`).join('\n')}`

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !breaks.some((each) => nameOf(each) === name))
if (values.help) console.log(usage)
else if (unknown.length > 0) {
  console.error(`no break is called ${unknown.join(' or ')}; --help names them all`)
  process.exitCode = 2
} else await recordAll(breaks.filter((each) => positionals.length === 0 || positionals.includes(nameOf(each))))

async function recordAll(wanted: Break[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const browser = await launchChromium()
  try {
    for (const each of wanted) {
      await record(each, browser).catch((error: Error) => {
        console.error(`${nameOf(each)}: not recorded: ${error.message}`)
        process.exitCode = 1
      })
    }
  } finally {
    await browser.close()
  }
}

async function record(broken: Break, browser: Browser): Promise<void> {
  await withBroken(broken, browser, async (stage) => {
    const traceId = await (broken.act ?? checkOut)(stage)
    await wholeTrace(stage.lab, traceId)
    if (broken.reports) await stage.page.goto('about:blank')
    const capture = await captureOf(stage.lab, traceId, broken.reports === true)
    const { verdict } = (await stage.lab.trace(traceId)) ?? {}
    await writeFile(join(folder, `${nameOf(broken)}.jsonl.gz`), capture)
    await keepRefused(broken, stage.lab, traceId)
    await note(folder, { name: nameOf(broken), broken: broken.broken, version: commit() })
    console.log(
      `${nameOf(broken)}: ${capture.length} bytes, told as ${verdict?.code}: ${verdict?.message} ${verdict?.next}`,
    )
  })
}

/** Keeps beside the capture what was refused, which stands in no export. */
async function keepRefused(broken: Break, lab: Lab, traceId: string): Promise<void> {
  const file = join(folder, `${nameOf(broken)}.refused.json`)
  const summary = (await lab.traces()).find((trace) => trace.traceId === traceId)
  const refused = summary ? await refusedBy(lab, summary) : []
  if (refused.length > 0) await writeFile(file, `${JSON.stringify(refused, null, 2)}\n`)
  else await rm(file, { force: true })
}

/** The last commit that changed the apps that were recorded. */
function commit(): string {
  const parts = ['apps/web', 'apps/api', 'apps/payments', 'packages/otel-node', 'packages/contract']
  return execFileSync('git', ['log', '-1', '--format=%h', '--', ...parts], { cwd: root, encoding: 'utf8' }).trim()
}
