import { benchClick } from './click.ts'
import { benchCollector } from './collector.ts'
import { benchIntake } from './intake.ts'
import { benchViewer } from './viewer.ts'

const benches: Record<string, { says: string; run: (args: string[]) => Promise<void> }> = {
  click: { says: 'from the pointer click to the `linked` verdict in an open lab page, 20 clicks', run: benchClick },
  collector: {
    says: 'what a Collector on one core takes, through the file of each route',
    run: benchCollector,
  },
  intake: {
    says: 'the lab takes 5,000 bodies of 21 spans in each form, beside a bare Node server; `--data`: also with a journal; `--peers`: and beside Spotlight and `$JAEGER_BIN`',
    run: benchIntake,
  },
  viewer: {
    says: "the lab's pages in Chromium: traces of up to 100,000 spans, and a list of 10,000 traces",
    run: benchViewer,
  },
}

const [name, ...args] = process.argv.slice(2)
const bench = name === undefined ? undefined : benches[name]

if (bench === undefined) {
  const known = Object.entries(benches).map(([key, { says }]) => `  npm run bench -- ${key.padEnd(10)} ${says}`)
  console.log(`Measures, never judges. Figures worth keeping go into docs/measurements.md.\n\n${known.join('\n')}`)
  process.exitCode = name === undefined || name === '--help' ? 0 : 2
} else {
  await bench.run(args)
}
