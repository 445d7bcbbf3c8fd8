import { logs, metrics, type ProxyTracerProvider, trace } from '@opentelemetry/api'

const boundMs = 3_000

/** Sends and closes traces, logs and metrics. Waits for it no longer than 3 s, and never rejects. */
export async function boundedShutdown(): Promise<void> {
  const expired = Promise.withResolvers<never>()
  const timer = setTimeout(() => expired.reject(new Error(`not done after ${boundMs} ms`)), boundMs)
  try {
    await Promise.race([shutDownProviders(), expired.promise])
  } catch (error) {
    console.error(`telemetry was not sent completely: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    clearTimeout(timer)
  }
}

/** Rejects only when each is done, with the first reason. */
async function shutDownProviders(): Promise<void> {
  const providers: object[] = [
    (trace.getTracerProvider() as ProxyTracerProvider).getDelegate(),
    logs.getLoggerProvider(),
    metrics.getMeterProvider(),
  ]
  // NodeSDK.shutdown() would reject with the first that fails, and the exit that follows would cut off the others.
  const results = await Promise.allSettled(providers.filter(canShutDown).map((provider) => provider.shutdown()))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

function canShutDown(provider: object): provider is { shutdown(): Promise<void> } {
  return 'shutdown' in provider && typeof provider.shutdown === 'function'
}
