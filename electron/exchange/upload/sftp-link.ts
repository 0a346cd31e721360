import { createHash } from 'node:crypto'
import type { Client, ConnectConfig, SFTPWrapper, Stats } from 'ssh2'
import { OfficeError } from '@shared/errors'
import { lineFailure } from './failure'
import type { SettingsOf } from './send-job'

// Of the protocol: draft-ietf-secsh-filexfer-02, 7.
const noSuchFile = 2
const permissionDenied = 3

/** `SHA256:…`, as `ssh-keygen -l` prints a key. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

/** Whether two fingerprints are the same, with or without the padding that some tools print. */
function sameFingerprint(one: string, other: string): boolean {
  return one.replace(/=+$/, '') === other.replace(/=+$/, '')
}

/** An open line to an SFTP server; each request fails when the line does. */
export class SftpLink {
  private constructor(
    private readonly client: Client,
    private readonly sftp: SFTPWrapper,
    private readonly settings: SettingsOf<'sftp'>,
    private readonly broken: Promise<never>
  ) {}

  /**
   * Connects; shows password or key only to the server whose key was pinned.
   * @param secret a password, or a private key in OpenSSH form
   * @throws OfficeError `upload-host-unknown`, `upload-refused`, `upload-host-key`, `upload-login`, `upload-line-cut`
   */
  static async open(settings: SettingsOf<'sftp'>, secret: string, stall: number): Promise<SftpLink> {
    const { Client: SshClient } = await import('ssh2')
    const client = new SshClient()
    const seen: { given?: string; ready?: boolean } = {}
    let breakLine: (error: unknown) => void = () => undefined
    const broken = new Promise<never>((_done, fail) => (breakLine = fail))
    // Raced against each request; nobody may be waiting when the line breaks.
    broken.catch(() => undefined)
    client.on('error', (error) => breakLine(nameFailure(error, settings, seen)))
    client.on('close', () => breakLine(new OfficeError('upload-line-cut', { data: { host: settings.host } })))
    client.on('keyboard-interactive', (_name, _text, _language, prompts, answer) =>
      answer(prompts.map(() => secret))
    )
    const ready = new Promise<void>((done) => client.once('ready', () => done()))
    try {
      client.connect({
        ...loginWith(secret),
        host: settings.host,
        port: settings.port,
        username: settings.user,
        readyTimeout: stall,
        keepaliveInterval: Math.max(1000, Math.floor(stall / 3)),
        keepaliveCountMax: 3,
        hostVerifier: (key: Buffer) => {
          seen.given = fingerprintOf(key)
          return sameFingerprint(seen.given, settings.hostKey)
        }
      })
    } catch (cause) {
      // Only a private key that cannot be read fails so early.
      throw new OfficeError('upload-login', { data: { user: settings.user }, cause })
    }
    try {
      await Promise.race([ready, broken])
      // Many small requests, each waiting for its answer.
      client.setNoDelay(true)
      seen.ready = true
      const sftp = await Promise.race([
        broken,
        new Promise<SFTPWrapper>((done, fail) =>
          client.sftp((error, opened) => (error === undefined ? done(opened) : fail(error)))
        )
      ])
      return new SftpLink(client, sftp, settings, broken)
    } catch (error) {
      client.destroy()
      throw lineFailure(error, settings.host)
    }
  }

  /** One request, or the reason why the line broke. @throws OfficeError `upload-*` */
  async ask<T>(
    send: (sftp: SFTPWrapper, done: (error: Error | null | undefined, value: T) => void) => void
  ): Promise<T> {
    try {
      return await Promise.race([
        this.broken,
        new Promise<T>((done, fail) =>
          send(this.sftp, (error, value) =>
            error === null || error === undefined ? done(value) : fail(error)
          )
        )
      ])
    } catch (error) {
      // A request that the break left without an answer knows less than the line itself.
      if (error instanceof Error && error.message === 'No response from server') return this.broken
      throw this.named(error)
    }
  }

  /** What lies there, or `null`. */
  async stat(path: string): Promise<Stats | null> {
    try {
      return await this.ask<Stats>((sftp, done) => sftp.stat(path, done))
    } catch (error) {
      if (error instanceof OfficeError && error.code === 'upload-folder-missing') return null
      throw error
    }
  }

  /** Whether the server's disk has no room for so many bytes; without the extension nobody knows. */
  async isFull(path: string, bytes: number): Promise<boolean> {
    try {
      const room = await this.ask<{ f_bavail: number; f_frsize: number }>((sftp, done) =>
        sftp.ext_openssh_statvfs(path, done)
      )
      return Number(room.f_bavail) * Number(room.f_frsize) < bytes
    } catch {
      return false
    }
  }

  close(): void {
    this.client.end()
    this.client.destroy()
  }

  private named(error: unknown): unknown {
    if (error instanceof OfficeError) return error
    const status = Number((error as { code?: unknown } | null)?.code)
    const { folder, host } = this.settings
    if (status === noSuchFile)
      return new OfficeError('upload-folder-missing', { data: { folder }, cause: error })
    if (status === permissionDenied)
      return new OfficeError('upload-folder-unwritable', { data: { folder }, cause: error })
    if (Number.isInteger(status))
      return new OfficeError('upload-server', { data: { status: `SFTP ${status}` }, cause: error })
    return lineFailure(error, host)
  }
}

function loginWith(secret: string): Partial<ConnectConfig> {
  return secret.includes('PRIVATE KEY') ? { privateKey: secret } : { password: secret, tryKeyboard: true }
}

function nameFailure(
  error: Error & { level?: string },
  settings: SettingsOf<'sftp'>,
  seen: { given?: string; ready?: boolean }
): unknown {
  const { host, hostKey, user } = settings
  if (seen.given !== undefined && !sameFingerprint(seen.given, hostKey))
    return new OfficeError('upload-host-key', {
      data: { expected: hostKey, given: seen.given },
      cause: error
    })
  if (error.level === 'client-authentication')
    return new OfficeError('upload-login', { data: { user }, cause: error })
  if (error.level === 'client-timeout')
    return new OfficeError(seen.ready === true ? 'upload-line-cut' : 'upload-refused', {
      data: { host },
      cause: error
    })
  const named = lineFailure(error, host)
  // What is left is a line that breaks off in the middle of the greeting.
  return named instanceof OfficeError
    ? named
    : new OfficeError('upload-line-cut', { data: { host }, cause: error })
}
