// `npm start` in small: supervises the plans in $PLANS, keeps its record in $RECORD and stops within $STOP_WITHIN_MS. On
// $CONTROL it takes the name of one of the sets of plans in $OTHER_PLANS, and runs that set instead.
import { listenForChanges } from '../../system/control.ts'
import type { ProcessPlan } from '../../system/processes.ts'
import { supervise } from '../../system/supervise/supervise.ts'

const otherPlans: Record<string, ProcessPlan[]> = JSON.parse(process.env.OTHER_PLANS ?? '{}')

process.exitCode = await supervise({
  plans: JSON.parse(process.env.PLANS ?? '[]'),
  recordPath: process.env.RECORD ?? '',
  stopWithinMs: Number(process.env.STOP_WITHIN_MS),
  onReady: (change) => {
    const changeTo = async (name: string) => `started again: ${await change(otherPlans[name] ?? [])}`
    listenForChanges(changeTo, process.env.CONTROL ?? '')
    console.log('ready')
  },
  onLine: (name, line) => console.log(`${name}: ${line}`),
  print: (text) => console.log(text),
})
