import { cpSync } from 'node:fs'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'

type Method = (...args: unknown[]) => unknown

const fileSteps = ['open', 'rename', 'rm', 'writeFile', 'mkdir'] as const

/**
 * From now on every touch of a file's name inside `folder` and every writing statement of the data file is a step. Before each, the data
 * folder is copied as a `kill -9` would leave it there; before the one of the number `dies` the program does end so.
 */
export function atSteps(dataFolder: string, folder: string, { copies = '', dies = 0 }): void {
  let done = 0
  const before = (target: object, name: string, counts: (first: unknown) => boolean): void => {
    const methods = target as Record<string, Method>
    const method = methods[name]
    if (method === undefined) throw new Error(`no ${name} to watch`)
    methods[name] = function (this: unknown, ...args: unknown[]): unknown {
      if (counts(args[0])) {
        done += 1
        if (copies !== '')
          cpSync(dataFolder, join(copies, String(done).padStart(3, '0')), { recursive: true })
        if (done === dies) process.kill(process.pid, 'SIGKILL')
      }
      return method.apply(this, args)
    }
  }
  for (const name of fileSteps) before(files, name, (path) => String(path).startsWith(folder))
  syncBuiltinESMExports()
  before(sqlite3.Statement.prototype, 'run', () => true)
  before(sqlite3.Database.prototype, 'exec', () => true)
}
