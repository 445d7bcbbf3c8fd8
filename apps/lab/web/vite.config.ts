import { firstLoadLimit } from '@checkout/first-load'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const lab = process.env.LAB_ORIGIN ?? 'http://127.0.0.1:8969'

export default defineConfig({
  plugins: [react(), firstLoadLimit(120)],
  // The page's policy allows no `data:` addresses, so nothing may be inlined as one.
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'replay-player': 'replay-player.html' },
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
    },
  },
  server: { proxy: { '/api': lab, '/healthz': lab } },
})
