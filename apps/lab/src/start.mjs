import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// JavaScript, because stripping types from the first file would load a compiler that the cache makes unnecessary for all others: 12 MB.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url)))
await import('./server.ts')
// Written now and not at the end: a lab is often killed.
flushCompileCache()
