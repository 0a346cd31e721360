import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const source = import.meta.dirname
const outDir = process.env.KOMEK_EMPTY_WINDOW ?? join(source, 'out')

export default defineConfig({
  main: {
    build: {
      outDir: join(outDir, 'main'),
      rollupOptions: {
        input: { main: join(source, 'main.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs' }
      }
    }
  },
  preload: {
    build: {
      outDir: join(outDir, 'preload'),
      rollupOptions: {
        input: { preload: join(source, 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: source,
    base: './',
    plugins: [vue()],
    build: {
      outDir: join(outDir, 'renderer'),
      rollupOptions: { input: { index: join(source, 'index.html') } }
    }
  }
})
