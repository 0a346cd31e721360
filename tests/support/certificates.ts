import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './database'

const run = promisify(execFile)
type AtEnd = (close: () => Promise<void>) => void

export interface Certificates {
  /** PEM of the authority. */
  ca: string
  /** A server's certificate of that authority with its key. */
  issue(host: string, days: { from: number; until: number }): Promise<{ certificate: string; key: string }>
}

const day = (offset: number): string =>
  `${new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}000000Z`

/** An authority of its own, made by openssl. */
export async function certificates(atEnd: AtEnd = onTestFinished): Promise<Certificates> {
  const folder = await temporaryFolder(atEnd)
  const file = (name: string): string => join(folder, name)
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder })
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await openssl(
    ...['req', '-x509', ...ec, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Region CA', '-days', '30']
  )
  await writeFile(
    file('ca.cnf'),
    `[ca]\ndefault_ca=d\n[d]\ndatabase=${file('index')}\nserial=${file('serial')}\nnew_certs_dir=${folder}\ndefault_md=sha256\npolicy=p\nunique_subject=no\ncopy_extensions=copy\n[p]\ncommonName=supplied\n`
  )
  await writeFile(file('index'), '')
  await writeFile(file('serial'), '01')
  let made = 0
  return {
    ca: await readFile(file('ca.pem'), 'utf8'),
    async issue(host, { from, until }) {
      const name = `server-${(made += 1)}`
      await openssl(
        ...['req', ...ec, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`],
        ...['-addext', `subjectAltName=${host}`]
      )
      await openssl(
        ...[
          'ca',
          '-batch',
          '-config',
          'ca.cnf',
          '-cert',
          'ca.pem',
          '-keyfile',
          'ca.key',
          '-in',
          `${name}.csr`
        ],
        ...['-out', `${name}.pem`, '-startdate', day(from), '-enddate', day(until), '-notext']
      )
      return {
        certificate: await readFile(file(`${name}.pem`), 'utf8'),
        key: await readFile(file(`${name}.key`), 'utf8')
      }
    }
  }
}
