import { mkdir, open, readFile, realpath, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { OfficeError } from '@shared/errors'

/** What the guard knows of the machine; given by tests, read from the system otherwise. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Text of `/proc/self/mounts` on Linux, empty elsewhere. */
  readonly mounts: string
}

/** File systems on another computer: SQLite's locks and its shared memory are not to be trusted there. */
const networkTypes =
  /^(?:nfs\d?|cifs|smb\w*|ncpfs?|afs|ceph|coda|davfs2?|glusterfs|lustre|fuse\.(?:sshfs|rclone|davfs2?|glusterfs|gvfsd-fuse|curlftpfs|s3fs|google-drive-ocamlfuse|smbnetfs|ceph.*))$/i

/** Folder names of programs that copy files behind SQLite's back, as whole path segments. */
const syncNames =
  /^(?:OneDrive(?: - .+)?|Dropbox(?: \(.+\))?|Google ?Drive|GoogleDrive-.+|My Drive|Мой диск|Менің дискім|Yandex\.?Disk|Яндекс\.Диск|iCloud ?Drive|Mobile Documents|CloudStorage|Nextcloud|ownCloud|MEGA(?:sync)?|pCloud ?Drive|SynologyDrive|Облако Mail\.ru|Cloud Mail\.Ru)$/i

/** What such programs leave in the top folder that they copy, whatever its name. */
const syncMarks = [
  '.dropbox',
  '.dropbox.cache',
  '.stfolder',
  '.nextcloudsync.log',
  '.owncloudsync.log',
  '.megaignore'
]

/** Windows tells where OneDrive keeps its folders. */
const syncVariables = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']

function unescapeMount(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(parseInt(octal, 8)))
}

function within(path: string, folder: string): boolean {
  const top = folder.endsWith('/') ? folder.slice(0, -1) : folder
  return path === top || path.startsWith(`${top}/`)
}

function mountType(path: string, mounts: string): string | null {
  let best: { point: string; type: string } | null = null
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ')
    if (rawPoint === undefined || type === undefined) continue
    const point = unescapeMount(rawPoint)
    // A later line with the same mount point lies over the earlier one.
    if (within(path, point) && (best === null || point.length >= best.point.length)) best = { point, type }
  }
  return best?.type ?? null
}

/** Whether a path (absolute, links resolved) lies on another computer. */
export function liesOnNetwork(path: string, machine: Machine): boolean {
  if (machine.platform === 'win32') {
    const plain = path.replaceAll('/', '\\')
    return /^\\\\(?:\?\\UNC\\|[^?.\\])/i.test(plain)
  }
  const type = mountType(path, machine.mounts)
  return type !== null && networkTypes.test(type)
}

/** Whether a path lies in a folder that a synchronising program copies, by names and by the system's variables. */
export function liesInSyncFolder(path: string, machine: Machine): boolean {
  const fold = (text: string): string => text.replaceAll('\\', '/').toLowerCase()
  const named = path.split(/[\\/]/).some((segment) => syncNames.test(segment))
  return (
    named ||
    syncVariables.some((name) => {
      const folder = machine.environment[name]
      return folder !== undefined && folder !== '' && within(fold(path), fold(folder))
    })
  )
}

function hasSyncMark(folder: string): boolean {
  const parent = dirname(folder)
  return (
    syncMarks.some((mark) => existsSync(join(folder, mark))) || (parent !== folder && hasSyncMark(parent))
  )
}

function refusePlace(path: string, machine: Machine): void {
  if (liesOnNetwork(path, machine))
    throw new OfficeError('data-folder-on-network', { data: { folder: path } })
  if (liesInSyncFolder(path, machine) || hasSyncMark(path)) {
    throw new OfficeError('data-folder-in-sync-folder', { data: { folder: path } })
  }
}

/** The part of a path that exists, with links resolved: a link may lead to a share. */
async function existingPart(path: string): Promise<string> {
  try {
    // On Windows this also turns the letter of a mapped drive into its `\\server\share`.
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : await existingPart(parent)
  }
}

async function tryWriting(folder: string): Promise<void> {
  const probe = join(folder, `.komek-probe-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    const file = await open(probe, 'w')
    try {
      await file.write('komek')
      await file.sync()
    } finally {
      await file.close()
      await rm(probe, { force: true })
    }
  } catch (cause) {
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
    throw new OfficeError(full ? 'disk-full' : 'data-folder-unwritable', { data: { folder }, cause })
  }
}

async function thisMachine(): Promise<Machine> {
  const mounts =
    process.platform === 'linux' ? await readFile('/proc/self/mounts', 'utf8').catch(() => '') : ''
  return { platform: process.platform, environment: process.env, mounts }
}

/**
 * Makes sure that the data may lie in `folder`, creates it, and returns its real path.
 * @throws OfficeError `data-folder-on-network`, `data-folder-in-sync-folder`, `data-folder-unwritable`, `disk-full`
 */
export async function guardFolder(folder: string, machine?: Machine): Promise<string> {
  const known = machine ?? (await thisMachine())
  const path = resolve(folder)
  // Named places are refused before anything is created in them, real ones after links are followed.
  refusePlace(path, known)
  refusePlace(await existingPart(path), known)
  await tryWriting(path)
  const real = await realpath(path)
  refusePlace(real, known)
  return real
}
