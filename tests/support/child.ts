import { spawn, type ChildProcess } from 'node:child_process'
import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..', '..')

/** Bundles a TypeScript program of the tests into `folder`, for plain Node; returns the path of what to run. */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    ssr: { external: ['sqlite3'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } }
    }
  })
  return join(folder, 'program.mjs')
}

/** A running program and what it says, line by line. */
export interface Child {
  readonly process: ChildProcess
  readonly lines: AsyncIterator<string>
  /** Settles when the process is gone and its output was read to the end. */
  readonly gone: Promise<void>
}

export function startProgram(program: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise<void>((done) => child.once('close', () => done()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { process: child, lines, gone }
}
