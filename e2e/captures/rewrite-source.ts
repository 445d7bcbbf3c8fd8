import { registerHooks } from 'node:module'

/** Loaded before a service: replaces lines of its own source, as if a developer had written them otherwise, and says which. */
const edits = JSON.parse(process.env.SOURCE_EDITS ?? '[]') as [is: string, becomes: string][]

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!/\/(apps|packages)\/.*\.ts$/.test(url) || !loaded.source) return loaded
    let source = String(loaded.source)
    for (const [is, becomes] of edits) {
      if (!source.includes(is)) continue
      console.log(`replaced: ${is}`)
      source = source.replaceAll(is, becomes)
    }
    return { ...loaded, source }
  },
})
