/** Settings that a service started by hand still needs; whatever the environment says already wins. */
export function setDefaults(env: NodeJS.ProcessEnv, serviceName: string): void {
  env.OTEL_SERVICE_NAME ??= serviceName
  env.OTEL_METRICS_EXPORTER ??= 'none'
  // With the SDK's shorter timeouts the exporter gives up before an outage of ten seconds is over.
  env.OTEL_EXPORTER_OTLP_TIMEOUT ??= '15000'
  env.OTEL_BSP_MAX_QUEUE_SIZE ??= '8192'
  env.OTEL_BLRP_MAX_QUEUE_SIZE ??= '8192'
  // NodeSDK leaves out `os` and `serviceinstance` when nothing is said.
  env.OTEL_NODE_RESOURCE_DETECTORS ??= 'env,host,os,process,serviceinstance'
  // The bundle's own allow-list: the other instrumentations are never constructed.
  env.OTEL_NODE_ENABLED_INSTRUMENTATIONS ??= 'http,undici,pino'
}
