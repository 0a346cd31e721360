import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Has a sign that connection strings must escape. */
const password = 'a key/2026'
const versions = '/usr/lib/postgresql'

/** A throwaway PostgreSQL server on the loopback address; its data is gone with it. */
export interface TestPostgres {
  /** A new, empty database; answers its connection string. */
  newDatabase(): Promise<string>
  /** Runs psql on a database with commands on its standard input; answers what it prints. */
  psql(url: string, commands: string): Promise<string>
  stop(): Promise<void>
}

/** The server refuses to run as root, so it then runs as Debian's own user of it. */
function asServer(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, [...args]]
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Folder of the newest server that the system has. @throws when it has none */
async function binaries(): Promise<string> {
  const found = (await readdir(versions)).map(Number).filter(Number.isInteger)
  return join(versions, String(Math.max(...found)), 'bin')
}

/** Waits until the server says that it takes connections. @throws what it said instead */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

/** Starts a server with a password for everybody, in a folder of its own on a free port. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = await binaries()
  const folder = await mkdtemp(join(tmpdir(), 'komek-postgres-'))
  const data = join(folder, 'data')
  await chmod(folder, 0o777)
  // Without a wait for the disk at each commit: what is measured and tested here is not the disk.
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o644 })
  const setUp = ['-D', data, '-U', 'komek', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  setUp.push('-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
  await run(...asServer(join(bin, 'initdb'), setUp), { cwd: folder, env: { ...process.env, LC_ALL: 'C' } })
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F']
  const [command, args] = asServer(join(bin, 'postgres'), options)
  const server = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  await ready(server)
  const base = `postgres://komek:${encodeURIComponent(password)}@127.0.0.1:${port}`
  const psql = async (url: string, commands: string): Promise<string> => {
    const started = run(join(bin, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-A', '-t', url], {
      maxBuffer: 100_000_000
    })
    started.child.stdin?.end(commands)
    return (await started).stdout
  }
  let made = 0
  return {
    psql,
    newDatabase: async () => {
      made += 1
      await psql(`${base}/postgres`, `CREATE DATABASE region${made}`)
      return `${base}/region${made}`
    },
    stop: async () => {
      const over = new Promise((resolve) => server.once('exit', resolve))
      // Immediately: the data is thrown away.
      server.kill('SIGQUIT')
      await over
      await rm(folder, { recursive: true, force: true })
    }
  }
}
