import { execFileSync } from 'node:child_process'
import { serviceNames } from '@checkout/contract/telemetry'
import manifest from '../package.json' with { type: 'json' }

/** `checkout-web@<version>+<commit>`, or `+dev` where there is no git. */
export function releaseName(): string {
  return `${serviceNames.web}@${manifest.version}+${commit() ?? 'dev'}`
}

function commit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return undefined
  }
}
