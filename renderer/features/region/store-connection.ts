import type { ErrorCode } from '@shared/errors'

/** A PostgreSQL database as an administrator names it, part by part. */
export interface StoreConnection {
  host: string
  port: string
  database: string
  user: string
  password: string
  tls: 'off' | 'verify'
  /** What else a pasted connection string said, such as `sslrootcert=/etc/ca.pem`. */
  more: string
}

export const noConnection: StoreConnection = {
  ...{ host: '', port: '5432', database: '', user: '', password: '', tls: 'off', more: '' }
}

/** Nothing typed: the kept connection stays. */
export function isEmptyConnection({ host, database, user, password }: StoreConnection): boolean {
  return [host, database, user, password].every((part) => part.trim() === '')
}

/** The connection string of the parts; every sign that means something in it is escaped. */
export function connectionString(parts: StoreConnection): string {
  const { host, port, database, user, password, tls, more } = parts
  const login = `${encodeURIComponent(user.trim())}:${encodeURIComponent(password)}`
  const options = new URLSearchParams(more)
  if (tls === 'verify') options.set('sslmode', 'verify-full')
  const tail = options.size === 0 ? '' : `?${options.toString()}`
  return `postgres://${login}@${host.trim()}:${port.trim()}/${encodeURIComponent(database.trim())}${tail}`
}

/** The parts of a connection string that was pasted whole; `null` of anything else. */
export function pastedConnection(text: string): StoreConnection | null {
  const url =
    /^postgres(ql)?:\/\//.test(text.trim()) && URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null || url.hostname === '') return null
  const options = new URLSearchParams(url.search)
  const tls = options.get('sslmode') === 'verify-full' ? 'verify' : 'off'
  if (tls === 'verify') options.delete('sslmode')
  return {
    host: url.hostname,
    port: url.port === '' ? noConnection.port : url.port,
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    tls,
    more: options.toString()
  }
}

/** The part that a refusal of the server is about. */
export const partOf: Partial<Record<ErrorCode, keyof StoreConnection>> = {
  'region-store-unreachable': 'host',
  'region-store-certificate': 'tls',
  'region-store-plain': 'tls',
  'region-store-old': 'host',
  'region-store-login': 'password',
  'region-store-missing': 'database',
  'region-store-newer': 'database',
  'region-store-rights': 'user',
  'region-store-url': 'host'
}

/** What lacks in a connection: everything but a password, unless the kept one stays. */
export function connectionRules(parts: StoreConnection, kept: boolean): Record<string, ErrorCode> {
  if (kept && isEmptyConnection(parts)) return {}
  const needed = ['host', 'port', 'database', 'user'] as const
  return Object.fromEntries(
    needed
      .filter((part) => parts[part].trim() === '')
      .map((part) => [`connection.${part}`, 'field-empty' as const])
  )
}
