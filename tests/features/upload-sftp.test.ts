import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InputOf } from '@shared/contract'
import { cutLine } from '../support/cut-line'
import { mayMount, smallDisk } from '../support/small-disk'
import { startSshd, type Sshd } from '../support/sshd'
import { openPlayedOffice, refusal } from './support/play'
import { madeFile, target } from './support/uploads'

const today = '2024-05-20'
type Settings = Extract<InputOf<'exports.saveTarget'>['settings'], { kind: 'sftp' }>

const at = (sshd: Sshd, more: Partial<Settings> = {}): Settings => ({
  ...{ kind: 'sftp', host: '127.0.0.1', port: sshd.port, user: sshd.user, folder: sshd.folder },
  hostKey: sshd.fingerprint,
  ...more
})

/** Keeps secrets for the program, as a desktop's own keeper does. */
const seal = {
  seal: (text: string) => Buffer.from(text).toString('base64'),
  open: (sealed: string) => Buffer.from(sealed, 'base64').toString('utf8')
}
const openOffice = (): ReturnType<typeof openPlayedOffice> => openPlayedOffice(today, { seal })

describe('by SFTP to Debian’s OpenSSH server', () => {
  it('a line cut at 100 random places: the server has every file whole, under its own name only', async () => {
    const sshd = await startSshd()
    const line = await cutLine(sshd.port)
    const played = await openOffice()
    await target(played.admin, at(sshd, { port: line.port }), sshd.key)
    const length = 400_000
    const made = []
    while (line.cuts < 100) {
      made.push(await madeFile(played, length))
      for (;;) {
        line.cutAfter(1000 + Math.floor(Math.random() * (length / 3)))
        const answer = await played.head.send('exports.upload', {})
        if (answer.ok) break
        expect(answer.error.code).toBe('upload-line-cut')
      }
    }
    line.cutAfter(null)
    expect((await readdir(sshd.folder)).sort()).toEqual(made.map(({ fileName }) => fileName).sort())
    expect((await sshd.hashes()).sort()).toEqual(made.map(({ hash }) => hash).sort())
    expect(line.passed).toBeLessThan(made.length * length * 2)
  })

  it('another key than the pinned one: nothing is sent, not even the password', async () => {
    const sshd = await startSshd()
    const played = await openOffice()
    await madeFile(played)
    const hostKey = `SHA256:${'A'.repeat(43)}`
    await target(played.admin, at(sshd, { hostKey }), 'пароль-которого-никто-не-увидит')
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
      code: 'upload-host-key',
      data: { expected: hostKey, given: sshd.fingerprint }
    })
    expect(await readdir(sshd.folder)).toEqual([])
  })

  it.each(['a stranger’s key', 'a wrong password', 'a key that cannot be read'])(
    '%s is not let in',
    async (which) => {
      const sshd = await startSshd()
      const played = await openOffice()
      await madeFile(played)
      const broken = '-----BEGIN OPENSSH PRIVATE KEY-----\nnothing\n-----END OPENSSH PRIVATE KEY-----\n'
      const secret = which.includes('stranger')
        ? sshd.strangerKey
        : which.includes('password')
          ? 'не тот'
          : broken
      await target(played.admin, at(sshd), secret)
      expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
        code: 'upload-login',
        data: { user: sshd.user }
      })
      expect(await readdir(sshd.folder)).toEqual([])
    }
  )

  it('what lies there of another file is not gone on with', async () => {
    const sshd = await startSshd()
    const played = await openOffice()
    const made = await madeFile(played)
    await target(played.admin, at(sshd), sshd.key)
    await writeFile(join(sshd.folder, `${made.fileName}.part`), randomBytes(100_000))
    await played.head.call('exports.upload', {})
    expect(await sshd.hashes()).toEqual([made.hash])
  })

  it('another file of that name is left as it is', async () => {
    const sshd = await startSshd()
    const played = await openOffice()
    const made = await madeFile(played)
    await target(played.admin, at(sshd), sshd.key)
    await writeFile(join(sshd.folder, made.fileName), 'other')
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({ code: 'upload-name-taken' })
    expect(readFileSync(join(sshd.folder, made.fileName), 'utf8')).toBe('other')
  })

  it('a folder that is not there, a server that is not there, a password that was not kept', async () => {
    const sshd = await startSshd()
    const played = await openOffice()
    await madeFile(played)
    const gone = await target(played.admin, at(sshd, { folder: '/nowhere/at/all' }), sshd.key)
    expect(await refusal(played.head.call('exports.upload', { targetId: gone }))).toMatchObject({
      code: 'upload-folder-missing'
    })
    const dead = await target(played.admin, at(sshd, { port: 1 }), sshd.key)
    expect(await refusal(played.head.call('exports.upload', { targetId: dead }))).toMatchObject({
      code: 'upload-refused'
    })
    const bare = await target(played.admin, at(sshd))
    expect(await refusal(played.head.call('exports.upload', { targetId: bare }))).toMatchObject({
      code: 'upload-secret-missing'
    })
    const lost = await target(played.admin, at(sshd, { host: 'komek.invalid' }), sshd.key)
    expect(await refusal(played.head.call('exports.upload', { targetId: lost }))).toMatchObject({
      code: 'upload-host-unknown'
    })
  })

  // A disk that is full is a real one: made where the machine lets one be made.
  if (mayMount())
    it('a disk that is full there: it waits, and goes on when there is room', async () => {
      const { folder: disk, grow } = smallDisk(200)
      const sshd = await startSshd({ folder: disk })
      const played = await openOffice()
      const made = await madeFile(played)
      await writeFile(join(disk, 'other'), randomBytes(100_000))
      await target(played.admin, at(sshd), sshd.key)
      expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
        code: 'upload-disk-full'
      })
      grow(2000)
      await rm(join(disk, 'other'))
      await played.head.call('exports.upload', {})
      expect(await sshd.hashes()).toEqual([made.hash])
    })
})
