import { runStaticChecks } from './static-checks.ts'
import { hasFailed, resultLine, totalLine } from './summary.ts'

const results = await runStaticChecks((result) => console.log(resultLine(result)))

console.log(`\n${totalLine(results)}`)
process.exitCode = hasFailed(results) ? 1 : 0
