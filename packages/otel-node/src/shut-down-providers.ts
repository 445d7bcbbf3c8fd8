import { logs, metrics, type ProxyTracerProvider, trace } from '@opentelemetry/api'

/** Sends and closes traces, logs and metrics. Rejects only when each is done, with the first reason. */
export async function shutDownProviders(): Promise<void> {
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
