import { parseArgs } from 'node:util'
import { spansPerBody } from './intake/bodies.ts'
import { measureLargeBodies } from './intake/large-body.ts'
import { measure, startGenerator, warmUp } from './intake/load.ts'
import { type Figures, intakeTable, manyLine, type Pair, ratioLines } from './intake/report.ts'
import { bare, dataTargets, findPeers, labTargets, type Peers } from './intake/targets.ts'

const manyEnvelopes = 20_000

const options = {
  rounds: { type: 'string', default: '3' },
  requests: { type: 'string', default: '5000' },
  peers: { type: 'boolean', default: false },
  data: { type: 'boolean', default: false },
} as const

/** Sends the same 21 spans in each form, every run to a fresh server in a process of its own, the targets one after another in each round. */
export async function benchIntake(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  const requests = Number(values.requests)
  const peers = values.peers ? await findPeers() : null
  const { protobuf, json, envelope } = labTargets
  const beside = peers ? [peers.spotlight, ...(peers.jaeger ? [peers.jaeger] : [])] : []
  const targets = [bare, protobuf, json, envelope, ...(values.data ? dataTargets : []), ...beside]
  const runs = new Map<string, Figures[]>(targets.map(({ name }) => [name, []]))
  const generator = startGenerator()
  try {
    await warmUp(generator)
    for (let round = 1; round <= Number(values.rounds); round++) {
      for (const target of targets) runs.get(target.name)?.push(await measure(generator, target, requests))
    }
    console.log(intakeTable(runs, { requests, spansPerBody, baseline: bare.name }))
    if (peers) console.log(`\n${ratioLines(runs, pairsOf(peers))}`)
    // More than the lab keeps: what came first goes while the rest arrives.
    const many = await measure(
      generator,
      { name: envelope.name, kind: envelope.kind, start: envelope.start },
      manyEnvelopes,
    )
    console.log(`\n${manyLine(many, manyEnvelopes)}`)
  } finally {
    generator.stop()
  }
  console.log(`\n${await measureLargeBodies()}`)
}

function pairsOf({ spotlight, jaeger }: Peers): Pair[] {
  const envelopes = { ours: labTargets.envelope.name, theirs: spotlight.name }
  return jaeger ? [envelopes, { ours: labTargets.protobuf.name, theirs: jaeger.name }] : [envelopes]
}
