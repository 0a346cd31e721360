import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  guardFolder,
  liesInSyncFolder,
  liesOnNetwork,
  type Machine
} from '../../electron/database/guard-folder'
import { temporaryFolder } from '../support/database'

const windows: Machine = {
  platform: 'win32',
  environment: { OneDrive: 'C:\\Users\\aigul\\Бұлт', OneDriveCommercial: '' },
  mounts: ''
}
const linux: Machine = {
  platform: 'linux',
  environment: {},
  mounts: [
    '/dev/sda1 / ext4 rw 0 0',
    'server:/export /srv/office nfs4 rw 0 0',
    '/dev/sdb1 /srv/office/local ext4 rw 0 0',
    '//server/share /mnt/my\\040share cifs rw 0 0',
    'portal /run/user/0/gvfs fuse.gvfsd-fuse rw 0 0',
    'aigul@server: /home/aigul/far fuse.sshfs rw 0 0',
    '/dev/sdc1 /media/both ext4 rw 0 0',
    'server:/both /media/both nfs rw 0 0'
  ].join('\n')
}

describe('network', () => {
  it.each([
    '\\\\server\\share',
    '\\\\server\\share\\office',
    '//server/share',
    '\\\\?\\UNC\\server\\share',
    '\\\\192.168.0.5\\d$'
  ])('Windows: %s is on another computer', (path) => {
    expect(liesOnNetwork(path, windows)).toBe(true)
  })

  it.each(['C:\\Komek', 'D:/Komek', '\\\\?\\C:\\Komek', '\\\\.\\D:\\Komek'])(
    'Windows: %s is here',
    (path) => {
      expect(liesOnNetwork(path, windows)).toBe(false)
    }
  )

  it.each([
    '/srv/office',
    '/srv/office/a',
    '/mnt/my share/x',
    '/run/user/0/gvfs/smb-share:server=a',
    '/home/aigul/far',
    '/media/both/x'
  ])('Linux: %s is on another computer', (path) => {
    expect(liesOnNetwork(path, linux)).toBe(true)
  })

  it.each(['/', '/srv/office2', '/srv/office/local/x', '/home/aigul', '/mnt'])(
    'Linux: %s is here',
    (path) => {
      expect(liesOnNetwork(path, linux)).toBe(false)
    }
  )
})

describe('sync folders', () => {
  it.each([
    'C:\\Users\\a\\OneDrive\\Komek',
    'C:\\Users\\a\\OneDrive - Басқарма\\Komek',
    'c:\\users\\AIGUL\\бұлт\\Komek',
    'C:\\Users\\a\\Dropbox\\Komek',
    'C:\\Users\\a\\Dropbox (Office)\\Komek',
    'C:\\Users\\a\\YandexDisk\\Komek',
    'C:\\Users\\a\\Yandex.Disk\\Komek',
    'C:\\Users\\a\\iCloudDrive\\Komek',
    'G:\\My Drive\\Komek',
    'G:\\Мой диск\\Komek',
    'C:\\Users\\a\\google drive\\Komek'
  ])('Windows: %s', (path) => {
    expect(liesInSyncFolder(path, windows)).toBe(true)
  })

  it.each([
    '/home/a/Dropbox/x',
    '/home/a/Nextcloud',
    '/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x'
  ])('elsewhere: %s', (path) => {
    expect(liesInSyncFolder(path, linux)).toBe(true)
  })

  it.each([
    'C:\\Users\\aigul\\Бұлт2\\Komek',
    'D:\\OneDriver\\Komek',
    'D:\\Komek',
    'D:\\Office Dropbox list\\Komek'
  ])('not %s', (path) => {
    expect(liesInSyncFolder(path, windows)).toBe(false)
  })

  it('a folder that a synchronising program has marked, whatever its name', async () => {
    const top = await temporaryFolder()
    await mkdir(join(top, '.stfolder'))
    await expect(guardFolder(join(top, 'office'))).rejects.toMatchObject({
      code: 'data-folder-in-sync-folder'
    })
    expect(await readdir(top)).toEqual(['.stfolder'])
  })
})

describe('guardFolder', () => {
  it('creates the folder and leaves nothing in it', async () => {
    const top = await temporaryFolder()
    const folder = await guardFolder(join(top, 'a', 'b'))
    expect(await readdir(folder)).toEqual([])
  })

  it('a mounted share is refused by its place', async () => {
    const top = await temporaryFolder()
    const mounts = `/dev/sda1 / ext4 rw 0 0\nserver:/x ${top} nfs rw 0 0`
    const machine: Machine = { platform: 'linux', environment: {}, mounts }
    const failed = guardFolder(join(top, 'office'), machine)
    await expect(failed).rejects.toMatchObject({ code: 'data-folder-on-network' })
    expect(await readdir(top)).toEqual([])
  })

  it('a file in place of the folder is refused', async () => {
    const top = await temporaryFolder()
    await writeFile(join(top, 'office'), 'x')
    await expect(guardFolder(join(top, 'office'))).rejects.toMatchObject({ code: 'data-folder-unwritable' })
  })
})
