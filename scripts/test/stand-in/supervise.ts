// `npm start` in small: supervises the plans in $PLANS, keeps its record in $RECORD and stops within $STOP_WITHIN_MS.
import { supervise } from '../../system/supervise.ts'

process.exitCode = await supervise({
  plans: JSON.parse(process.env.PLANS ?? '[]'),
  recordPath: process.env.RECORD ?? '',
  stopWithinMs: Number(process.env.STOP_WITHIN_MS),
  onReady: () => console.log('ready'),
  onLine: (name, line) => console.log(`${name}: ${line}`),
  print: (text) => console.log(text),
})
