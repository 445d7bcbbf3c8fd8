import { whyNoContainers } from '../containers/why-no-containers.ts'
import { runContainerE2e } from './run-container-tests.ts'

const missing = await whyNoContainers()
if (missing !== undefined) console.error(`cannot run: ${missing}`)
const { failed, output } =
  missing === undefined ? await runContainerE2e(process.argv.slice(2)) : { failed: 1, output: '' }
if (output !== '') console.error(output)
process.exitCode = failed === 0 ? 0 : 1
