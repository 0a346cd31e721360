import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

const ending = '.komek'

/** A name that can do no harm on any disk: the sender's own, when it is plain, else the file's hash. */
export function plainName(given: string, hash: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}\.komek$/.test(given) ? given : `${hash.slice(0, 16)}${ending}`
}

/**
 * Lays a whole file into the folder of its hash, forced onto the disk before anybody is told that it came. The upload itself stays
 * until it expires, so that a sender who missed the answer is told that all is there.
 * @returns where it lies
 */
export async function layOut(inbox: string, upload: string, hash: string, name: string): Promise<string> {
  const folder = join(inbox, hash)
  await mkdir(folder, { recursive: true })
  const file = await open(upload, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  const path = join(folder, name)
  const fresh = join(folder, `${basename(upload)}.part`)
  await rm(fresh, { force: true })
  await link(upload, fresh).catch(() => copyFile(upload, fresh))
  await rename(fresh, path)
  // Two names of one file are left as they are by a rename.
  await rm(fresh, { force: true })
  return path
}

/** Whole files that came and were not taken yet: those without a receipt beside them. */
export async function waitingFiles(inbox: string): Promise<string[]> {
  const waiting: string[] = []
  for (const hash of (await readdir(inbox)).filter((name) => /^[0-9a-f]{64}$/.test(name)))
    waiting.push(...(await waitingOf(inbox, hash)))
  return waiting
}

/** The same of one hash. */
export async function waitingOf(inbox: string, hash: string): Promise<string[]> {
  const folder = join(inbox, hash)
  const names = await readdir(folder).catch((): string[] => [])
  return names
    .filter((name) => name.endsWith(ending) && !names.includes(`${name}.receipt`))
    .map((name) => join(folder, name))
}
