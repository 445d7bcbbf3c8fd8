import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** Prints what a first visit must download as JavaScript, and fails the build above `limitKb` (1 kB = 1000 bytes, gzip). */
export function firstLoadLimit(limitKb: number): Plugin {
  return {
    name: 'first-load-limit',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = firstChunks(bundle)
        const kb = chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0) / 1000
        const figure = `first JavaScript: ${kb.toFixed(1)} kB gzip in ${chunks.length} file(s), limit ${limitKb} kB`
        if (kb > limitKb) this.error(figure)
        console.log(figure)
      },
    },
  }
}

/** The entry `index` and everything it imports statically, directly or not. Other documents are loaded by whoever opens them. */
function firstChunks(bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>()
  const visit = (fileName: string) => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || found.has(chunk)) return
    found.add(chunk)
    chunk.imports.forEach(visit)
  }
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk' && output.isEntry && output.name === 'index') visit(output.fileName)
  }
  return [...found]
}
