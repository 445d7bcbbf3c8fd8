import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from '@playwright/test'
import { launchChromium } from '../../scripts/checks/launch-chromium.ts'
import { buildPages } from '../../scripts/system/build-pages.ts'
import { plainEnvironment } from '../../scripts/system/environment.ts'
import { startServer } from './server-process.ts'
import { openBareList } from './viewer/bare/open.ts'
import { startBareList } from './viewer/bare/server.ts'
import { firstJavaScript, type ListFigures, watchList } from './viewer/live.ts'
import { openTrace, type TraceFigures } from './viewer/open.ts'
import { listTable, traceTable } from './viewer/table.ts'

const lab = fileURLToPath(new URL('../../apps/lab/src/cli.ts', import.meta.url))

/** Opens traces of four sizes in Chromium and works with them, beside a bare list of as many rows, then watches the list while traces arrive. One lab and one browser for each round. */
export async function benchViewer(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      spans: { type: 'string', default: '100,1000,10000,100000' },
      'no-list': { type: 'boolean', default: false },
    },
  })
  const sizes = values.spans.split(',').map(Number)
  await buildPages(plainEnvironment())
  const bareList = await startBareList(sizes)
  const traces = new Map<number, TraceFigures[]>(sizes.map((spans) => [spans, []]))
  const lists: ListFigures[] = []
  let javaScriptBytes = 0
  for (let round = 1; round <= Number(values.rounds); round++) {
    const browser = await launchChromium()
    try {
      javaScriptBytes = await measureTraces(browser, bareList.origin, traces)
      if (!values['no-list']) lists.push(await measureList(browser))
    } finally {
      await browser.close()
    }
  }
  bareList.stop()
  console.log(`${traceTable(traces)}\n`)
  if (lists.length > 0) console.log(listTable(lists, javaScriptBytes))
}

async function measureTraces(browser: Browser, bareList: string, traces: Map<number, TraceFigures[]>): Promise<number> {
  const server = await startServer(lab, { LAB_PORT: '0' })
  const origin = `http://127.0.0.1:${server.port}`
  try {
    for (const [minute, [spans, figures]] of [...traces].entries()) {
      const bareMs = await openBareList(browser, bareList, spans)
      figures.push({ bareMs, ...(await openTrace(browser, origin, spans, minute)) })
    }
    return await firstJavaScript(browser, origin)
  } finally {
    await server.stop()
  }
}

async function measureList(browser: Browser): Promise<ListFigures> {
  // 10,000 traces of 21 spans are more than the lab keeps by default.
  const server = await startServer(lab, { LAB_PORT: '0', LAB_SPAN_BUDGET: '400000' })
  try {
    return await watchList(browser, `http://127.0.0.1:${server.port}`)
  } finally {
    await server.stop()
  }
}
