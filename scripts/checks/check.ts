import { answerHelp } from '../setup/answer-help.mjs'
import { runStaticChecks } from './static-checks.ts'
import { hasFailed, resultLine, totalLine } from './summary.ts'

answerHelp(`npm run check

Types, lint, format, unused code, import directions, documentation and unit tests, without a browser. What did not change is not checked
again. Ends with the sum, and with 1 where something failed.`)

const results = await runStaticChecks((result) => console.log(resultLine(result)))

console.log(`\n${totalLine(results)}`)
process.exitCode = hasFailed(results) ? 1 : 0
