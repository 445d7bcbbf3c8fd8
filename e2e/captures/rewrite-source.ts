import { registerHooks } from 'node:module'

/** Loaded before a service: replaces lines of its own source, as if a developer had written them otherwise. */
const edits = JSON.parse(process.env.SOURCE_EDITS ?? '[]') as [is: string, becomes: string][]

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!/\/(apps|packages)\/.*\.ts$/.test(url) || !loaded.source) return loaded
    const source = edits.reduce((text, [is, becomes]) => text.replaceAll(is, becomes), String(loaded.source))
    return { ...loaded, source }
  },
})
