import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const mount = (...args: readonly string[]): void => void execFileSync('mount', [...args], { stdio: 'pipe' })
const unmount = (folder: string): void => void execFileSync('umount', ['-l', folder], { stdio: 'pipe' })

/** Whether this machine lets a disk of its own be made: Linux as root, outside of most containers. */
export function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'komek-disk-'))
  try {
    mount('-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder)
    unmount(folder)
    return true
  } catch {
    return false
  } finally {
    rmdirSync(folder)
  }
}

/** A disk in memory of so many kilobytes, gone when the test is over. */
export function smallDisk(kilobytes: number): { folder: string; grow(kilobytes: number): void } {
  const folder = mkdtempSync(join(tmpdir(), 'komek-disk-'))
  mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)
  onTestFinished(async () => {
    unmount(folder)
    await rm(folder, { recursive: true, force: true })
  })
  return { folder, grow: (to) => mount('-o', `remount,size=${to}k`, folder) }
}
