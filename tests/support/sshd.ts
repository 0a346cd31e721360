import { execFile, spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer, connect, type AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { hashOfFile } from '../../electron/exchange/upload/folder'
import { temporaryFolder } from './database'

const run = promisify(execFile)
type AtEnd = (close: () => Promise<void>) => void

export interface Sshd {
  port: number
  user: string
  /** `SHA256:…` of the server's key, as ssh-keygen prints it. */
  fingerprint: string
  /** Private key that is let in, and one that is not, in OpenSSH form. */
  key: string
  strangerKey: string
  /** Where files are to go. */
  folder: string
  hashes(): Promise<string[]>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function keyPair(path: string): Promise<string> {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', path])
  return readFile(path, 'utf8')
}

/** Debian's OpenSSH server on the loopback address, with its own key, configuration and port. */
export async function startSshd({
  folder,
  atEnd = onTestFinished
}: { folder?: string; atEnd?: AtEnd } = {}): Promise<Sshd> {
  const own = await temporaryFolder(atEnd)
  const at = (name: string): string => join(own, name)
  const target = folder ?? at('in')
  await mkdir(target, { recursive: true })
  await keyPair(at('host'))
  const [key, strangerKey] = [await keyPair(at('user')), await keyPair(at('stranger'))]
  await rename(at('user.pub'), at('authorized'))
  const port = await freePort()
  await writeFile(
    at('config'),
    [
      ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${at('host')}`, `PidFile ${at('pid')}`],
      ...[`AuthorizedKeysFile ${at('authorized')}`, 'StrictModes no', 'UsePAM no', 'PermitRootLogin yes'],
      ...['PasswordAuthentication yes', 'MaxStartups 1000', 'Subsystem sftp internal-sftp']
    ].join('\n') + '\n'
  )
  // The privilege separation of Debian's build asks for it.
  await mkdir('/run/sshd', { recursive: true })
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', at('config')], { stdio: 'ignore' })
  const gone = new Promise<void>((done) => sshd.once('close', () => done()))
  atEnd(async () => {
    sshd.kill('SIGTERM')
    await gone
  })
  await reachable(port)
  const { stdout } = await run('ssh-keygen', ['-l', '-f', at('host.pub')])
  return {
    ...{ port, key, strangerKey, folder: target },
    user: userInfo().username,
    fingerprint: /SHA256:\S+/.exec(stdout)?.[0] ?? '',
    async hashes() {
      return Promise.all((await readdir(target)).map((name) => hashOfFile(join(target, name))))
    }
  }
}

async function reachable(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => done(true)).once('error', () => done(false))
      socket.once('close', () => socket.destroy())
      socket.once('connect', () => socket.end())
    })
    if (open) return
  }
}
