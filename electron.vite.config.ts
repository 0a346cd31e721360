import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { compiledFolder } from './electron/parameters/reference-file'

const root = import.meta.dirname
const alias = { '@shared': resolve(root, 'shared'), '@renderer': resolve(root, 'renderer') }

/** Every `electron/**\/*-worker.ts` is an entry of its own: a worker thread is started from a file. */
function workerEntries(): Record<string, string> {
  const files = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  const workers = files.filter((file) => file.endsWith('-worker.ts'))
  return Object.fromEntries(workers.map((file) => [basename(file, '.ts'), join(root, 'electron', file)]))
}

/** Leaves the reference data of `resources/` as JSON as well: parsing its YAML would be half of the program's start. */
function compileReference(): Plugin {
  const folders = ['parameters', 'calendar', 'classifiers']
  return {
    name: 'komek:compile-reference',
    closeBundle() {
      for (const folder of folders) {
        const files = readdirSync(join(root, 'resources', folder)).filter((name) => name.endsWith('.yaml'))
        for (const file of files) {
          const target = join(root, compiledFolder, folder, `${file}.json`)
          mkdirSync(dirname(target), { recursive: true })
          const source = readFileSync(join(root, 'resources', folder, file), 'utf8')
          // Whole or not at all: another program may be reading the folder.
          writeFileSync(`${target}.new`, JSON.stringify(parse(source)))
          renameSync(`${target}.new`, target)
        }
      }
    }
  }
}

export default defineConfig({
  main: {
    plugins: [compileReference()],
    resolve: { alias },
    build: {
      target: 'node20',
      outDir: 'out/main',
      // Small pure packages are bundled: one file starts faster than some hundreds of modules.
      externalizeDeps: { exclude: ['zod', 'kysely', 'temporal-polyfill', 'fraction.js', 'n2words', 'yaml'] },
      rollupOptions: {
        input: { main: join(root, 'electron/main.ts'), ...workerEntries() },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node20',
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but 'electron', so it must be one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [vue()],
    resolve: { alias },
    define: { __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      target: 'chrome130',
      // electron-vite leaves this off; a smaller page is parsed sooner.
      minify: true,
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      // A data: URL would be refused for fonts by the Content-Security-Policy, so everything stays a file.
      assetsInlineLimit: 0,
      // The preload helper of Vite would add an inline style; module preloading gains nothing on app://.
      modulePreload: false,
      rollupOptions: { input: { index: resolve(root, 'renderer/index.html') } }
    }
  }
})
