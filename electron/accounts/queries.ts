import type { Locale } from '@shared/contract/fields'
import type { Role } from '@shared/contract/operation'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface UserRow {
  id: number
  login: string
  name: string
  role: Role
  locale: Locale
  password: string
  active: number
  failures: number
  locked_until: string | null
  last_sign_in_at: string | null
  created_at: string
}

const columns =
  'id, login, name, role, locale, password, active, failures, locked_until, last_sign_in_at, created_at'

export function userByLogin(read: ReadConnection, login: string): Promise<UserRow | undefined> {
  return read.get<UserRow>(`SELECT ${columns} FROM users WHERE login = ?`, [login])
}

export function userById(read: ReadConnection, id: number): Promise<UserRow | undefined> {
  return read.get<UserRow>(`SELECT ${columns} FROM users WHERE id = ?`, [id])
}

export function allUsers(read: ReadConnection): Promise<UserRow[]> {
  return read.all<UserRow>(`SELECT ${columns} FROM users ORDER BY login LIMIT 500`)
}

export async function insertUser(
  tx: WriteConnection,
  user: { login: string; name: string; role: Role; locale: Locale; password: string; createdAt: string }
): Promise<number> {
  const { lastId } = await tx.run(
    'INSERT INTO users (login, name, role, locale, password, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [user.login, user.name, user.role, user.locale, user.password, user.createdAt]
  )
  return lastId
}

export async function updateUser(tx: WriteConnection, user: UserRow): Promise<void> {
  await tx.run(
    `UPDATE users SET name = ?, role = ?, locale = ?, password = ?, active = ?, failures = ?, locked_until = ?, last_sign_in_at = ?
     WHERE id = ?`,
    [
      user.name,
      user.role,
      user.locale,
      user.password,
      user.active,
      user.failures,
      user.locked_until,
      user.last_sign_in_at,
      user.id
    ]
  )
}

export async function countActiveAdministrators(read: ReadConnection): Promise<number> {
  const row = await read.get<{ n: number }>(
    "SELECT count(*) AS n FROM users WHERE role = 'administrator' AND active = 1"
  )
  return row?.n ?? 0
}
