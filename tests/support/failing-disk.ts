import files, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { onTestFinished } from 'vitest'

const { open, rename, writeFile } = files

const full = (): Error => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

/**
 * From now on, until `free` or the test's end, the disk has no room for files whose path `hit` takes: opened for writing they take no byte,
 * and none gets a name. For machines where no small disk can be made.
 */
export function failingDisk(hit: (path: string) => boolean): { free(): void } {
  const refuses = (path: unknown): boolean => hit(String(path))
  files.open = async (...args: Parameters<typeof open>): Promise<FileHandle> => {
    const handle = await open(...args)
    if (args[1] !== 'r' && refuses(args[0])) {
      handle.write = () => Promise.reject(full())
      handle.writeFile = () => Promise.reject(full())
    }
    return handle
  }
  files.writeFile = async (...args: Parameters<typeof writeFile>): Promise<void> => {
    if (refuses(args[0])) {
      await writeFile(args[0], '')
      throw full()
    }
    await writeFile(...args)
  }
  files.rename = (...args: Parameters<typeof rename>): Promise<void> =>
    refuses(args[1]) ? Promise.reject(full()) : rename(...args)
  syncBuiltinESMExports()
  const free = (): void => {
    Object.assign(files, { open, rename, writeFile })
    syncBuiltinESMExports()
  }
  onTestFinished(free)
  return { free }
}
