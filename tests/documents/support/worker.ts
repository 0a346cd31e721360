import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../../..')

/** Builds one worker of the program as the program's own build does, and answers where it lies. */
export async function builtWorker(source: string, name: string): Promise<URL> {
  const outDir = join(root, '.cache/test-workers')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        input: { [name]: join(root, source) },
        output: { format: 'es', entryFileNames: '[name].mjs' }
      }
    }
  })
  return pathToFileURL(join(outDir, `${name}.mjs`))
}
