import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
let built: Promise<URL> | undefined

/** The PDF worker as plain JavaScript, bundled once a test process; packages are found from inside node_modules. */
export function bundledWorker(): Promise<URL> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<URL> {
  const cache = join(root, 'node_modules/.cache/komek')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'worker-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    build: {
      ssr: join(root, 'electron/documents/pdf-worker.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'pdf-worker.mjs' } }
    }
  })
  return pathToFileURL(join(folder, 'pdf-worker.mjs'))
}
