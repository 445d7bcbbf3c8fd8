import type { Instrumentation } from '@opentelemetry/instrumentation'
import type { Sampler } from '@opentelemetry/sdk-trace'
import { boundedShutdown } from './bounded-shutdown.ts'
import { setDefaults } from './defaults.ts'
import { registerEsmHook } from './esm-hook.ts'
import { tellProblems } from './settings/check-settings.ts'

type TelemetryOptions = {
  serviceName: string
  /** The service's own, made by a function: one that exists before that for http makes it miss `require('http')`. */
  instrumentations?: () => Instrumentation[]
  /** Wins over `OTEL_TRACES_SAMPLER`. */
  sampler?: Sampler | undefined
}

let isStarted = false
let stopping: Promise<void> | undefined

/**
 * Starts OpenTelemetry for this process. Await it in a preload (`node --import ./src/telemetry.ts src/server.ts`), before
 * anything imports pino. Everything else is said by `OTEL_*`; with `OTEL_SDK_DISABLED=true` nothing is loaded at all.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<void> {
  if (process.env.OTEL_SDK_DISABLED === 'true') return
  const { serviceName, instrumentations = () => [], sampler } = options
  setDefaults(process.env, serviceName)
  tellProblems(process.env)
  await registerEsmHook()
  const { NodeSDK } = await import('@opentelemetry/sdk-node')
  const { serviceInstrumentations } = await import('./instrumentations.ts')
  const sdk = new NodeSDK({
    instrumentations: [...serviceInstrumentations(), ...instrumentations()],
    ...(sampler && { sampler }),
  })
  sdk.start()
  isStarted = true
}

/**
 * Sends what is finished and not yet sent, for at most 3 s. Never rejects; every call waits for the same flush.
 * End the process with `process.exit()` afterwards: retries under way keep it alive (docs/decisions/0006-bounded-shutdown.md).
 */
export async function stopTelemetry(): Promise<void> {
  if (isStarted) stopping ??= boundedShutdown()
  await stopping
}
