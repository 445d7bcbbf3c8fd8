// `npm start` in small: supervises the plans in $PLANS and keeps its record in $RECORD.
import { supervise } from '../../system/supervise.ts'

process.exitCode = await supervise({
  plans: JSON.parse(process.env.PLANS ?? '[]'),
  recordPath: process.env.RECORD ?? '',
  onReady: () => console.log('ready'),
  onLine: (name, line) => console.log(`${name}: ${line}`),
  print: (text) => console.log(text),
})
