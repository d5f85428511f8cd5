import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const main = (file: string) => resolve(import.meta.dirname, 'src-main', file)

// Everything is bundled but the native module, so that an installer carries no node_modules it does not need.
const native = ['electron', 'better-sqlite3']

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      minify: false,
      sourcemap: false,
      rollupOptions: {
        external: native,
        input: {
          app: main('app/app.ts'),
          engine: main('engine/process.ts'),
          worker: main('jobs/worker.ts'),
          cli: main('cli/cli.ts'),
          'sample-server': main('cli/sample-server.ts'),
          reader: main('engine/reader-process.ts'),
          'legacy-process': main('files/spreadsheets/legacy-process.ts'),
          'legacy-worker': main('files/spreadsheets/legacy-worker.ts'),
        },
        // Chunks lie beside the entries: the pool looks for worker.js next to itself.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      minify: false,
      rollupOptions: {
        external: native,
        input: { preload: main('app/preload.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src-renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: resolve(import.meta.dirname, 'src-renderer/index.html') },
    },
  },
})
