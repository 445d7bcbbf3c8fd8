import { whyNoContainers } from '../containers/why-no-containers.ts'
import { answerHelp } from '../setup/answer-help.mjs'
import { runContainerE2e } from './run-container-tests.ts'

answerHelp(
  `npm run e2e:compose [-- what Playwright takes]

The end-to-end tests on the images of docker-compose.yml, with services that stop, die and come back. Needs docker.`,
  () => true,
)

const missing = await whyNoContainers()
if (missing !== undefined) console.error(`cannot run: ${missing}`)
const { failed, output } =
  missing === undefined ? await runContainerE2e(process.argv.slice(2)) : { failed: 1, output: '' }
if (output !== '') console.error(output)
process.exitCode = failed === 0 ? 0 : 1
