import { createRequire, register } from 'node:module'

type Hooks = { register(options: { include: string[] }): void; supportsSyncHooks(): boolean }

// Only what our own ESM code imports and what needs patching: without this list node:http is patched twice, and each
// outgoing request has two spans.
const include = ['pino']

/** Lets instrumentations patch ES modules imported after this call. */
export async function registerEsmHook(): Promise<void> {
  // Hooks of another copy of import-in-the-middle than the instrumentations use would do nothing, without a word.
  const instrumentation = createRequire(createRequire(import.meta.url).resolve('@opentelemetry/instrumentation'))
  const hooks: Hooks = await import(instrumentation.resolve('import-in-the-middle/register-hooks.mjs'))
  if (hooks.supportsSyncHooks()) hooks.register({ include })
  else register('@opentelemetry/instrumentation/hook.mjs', { parentURL: import.meta.url, data: { include } })
}
