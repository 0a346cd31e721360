import type { z } from 'zod'
import type { accountView, sessionView } from '@shared/contract/accounts'
import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { ConstraintError } from '../database/driver-errors'
import type { WriteConnection } from '../database/transaction'
import type { Call, SessionContext, User } from '../ipc/call'
import {
  allUsers,
  countActiveAdministrators,
  insertUser,
  updateUser,
  userById,
  userByLogin,
  type UserRow
} from './queries'

const failuresAllowed = 5
const lockMinutes = 15

type SessionView = z.infer<typeof sessionView>
type AccountView = z.infer<typeof accountView>

/** The session as the screens see it. */
export function viewSession(session: SessionContext): SessionView {
  return { signedIn: session.user !== null && !session.locked, user: session.user, locked: session.locked }
}

function viewAccount(row: UserRow): AccountView {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    active: row.active === 1,
    lockedUntil: row.locked_until,
    lastSignInAt: row.last_sign_in_at,
    createdAt: row.created_at
  }
}

const asUser = (row: UserRow): User => ({
  id: row.id,
  login: row.login,
  name: row.name,
  role: row.role,
  locale: row.locale
})

/**
 * Signs in. Five wrong passwords in a row lock the account for fifteen minutes; an unknown login is answered like a wrong
 * password, and as slowly.
 * @throws OfficeError `sign-in-failed`, `account-locked {until}`
 */
export function signIn(call: Call, input: ParsedInputOf<'accounts.signIn'>): Promise<SessionView> {
  const login = input.login.trim().toLowerCase()
  return call.office.signIns.run(login, () => enter(call, login, input.password))
}

async function enter(call: Call, login: string, password: string): Promise<SessionView> {
  const found = await call.read((read) => userByLogin(read, login))
  if (found?.locked_until != null && found.locked_until > call.now) {
    throw new OfficeError('account-locked', { data: { until: found.locked_until } })
  }
  const { passwords } = call.office
  const right = await passwords.verify(password, found?.password ?? (await passwords.decoy()))
  if (found === undefined || found.active === 0 || !right) {
    if (found !== undefined && found.active === 1) await countFailure(call, found.id)
    throw new OfficeError('sign-in-failed', { field: 'password' })
  }
  const user = await call.write(async (tx, note) => {
    // Checking a password takes long; meanwhile the administrator may have closed the account or set another password.
    const row = await mustFind(tx, found.id)
    if (row.active === 0 || row.password !== found.password)
      throw new OfficeError('sign-in-failed', { field: 'password' })
    await updateUser(tx, { ...row, failures: 0, locked_until: null, last_sign_in_at: call.now })
    note({ subjectKind: 'user', subjectId: row.id, details: { door: call.session.door } })
    return asUser(row)
  })
  call.session.user = user
  call.session.locked = false
  call.session.locale = user.locale
  return viewSession(call.session)
}

async function countFailure(call: Call, id: number): Promise<void> {
  await call.write(async (tx, note) => {
    const row = await mustFind(tx, id)
    const failures = row.failures + 1
    const locks = failures >= failuresAllowed
    const until = new Date(Date.parse(call.now) + lockMinutes * 60_000).toISOString()
    await updateUser(tx, {
      ...row,
      failures: locks ? 0 : failures,
      locked_until: locks ? until : row.locked_until
    })
    note({ subjectKind: 'user', subjectId: id, details: { failures, locked: locks } })
  })
}

/** Ends the session. */
export async function signOut(call: Call): Promise<SessionView> {
  const user = call.session.user
  if (user !== null) {
    await call.write(async (_tx, note) => note({ subjectKind: 'user', subjectId: user.id }))
  }
  call.session.user = null
  call.session.locked = false
  return viewSession(call.session)
}

/** Locks the window for idleness or by hand: nothing but signing in again works until then. */
export async function lock(call: Call): Promise<SessionView> {
  const user = call.actor
  await call.write(async (_tx, note) => note({ subjectKind: 'user', subjectId: user.id }))
  call.session.locked = true
  return viewSession(call.session)
}

/** @throws OfficeError `login-taken` */
export async function createAccount(
  call: Call,
  input: ParsedInputOf<'accounts.create'>
): Promise<AccountView> {
  const password = await call.office.passwords.hash(input.password)
  return call.write(async (tx, note) => {
    try {
      const id = await insertUser(tx, { ...input, password, locale: call.actor.locale, createdAt: call.now })
      note({ subjectKind: 'user', subjectId: id, details: { login: input.login, role: input.role } })
      return viewAccount(await mustFind(tx, id))
    } catch (error) {
      if (error instanceof ConstraintError)
        throw new OfficeError('login-taken', { field: 'login', data: { login: input.login } })
      throw error
    }
  })
}

export async function listAccounts(call: Call): Promise<{ accounts: AccountView[] }> {
  const rows = await call.read(allUsers)
  return { accounts: rows.map(viewAccount) }
}

/**
 * Changes an account; a new password also ends its lock.
 * @throws OfficeError `not-found`, `last-administrator`
 */
export async function updateAccount(
  call: Call,
  input: ParsedInputOf<'accounts.update'>
): Promise<AccountView> {
  const password = input.password === undefined ? null : await call.office.passwords.hash(input.password)
  const next = await call.write(async (tx, note) => {
    const row = await mustFind(tx, input.id)
    const next: UserRow = {
      ...row,
      name: input.name ?? row.name,
      role: input.role ?? row.role,
      active: input.active === undefined ? row.active : Number(input.active),
      ...(password === null ? {} : { password, failures: 0, locked_until: null })
    }
    await updateUser(tx, next)
    if ((await countActiveAdministrators(tx)) === 0)
      throw new OfficeError('last-administrator', { field: 'role' })
    note({
      subjectKind: 'user',
      subjectId: row.id,
      details: { role: next.role, active: next.active === 1, password: password !== null }
    })
    return next
  })
  followAccount(call, next)
  return viewAccount(next)
}

/** Whoever is signed in works on with the new role, or not at all. */
function followAccount(call: Call, row: UserRow): void {
  for (const session of call.office.sessions) {
    if (session.user?.id !== row.id) continue
    session.user = row.active === 1 ? { ...asUser(row), locale: session.user.locale } : null
  }
}

/** @throws OfficeError `password-wrong`, `password-same` */
export async function changePassword(
  call: Call,
  input: ParsedInputOf<'accounts.changePassword'>
): Promise<SessionView> {
  const { id } = call.actor
  const row = await call.read((read) => mustFind(read, id))
  if (!(await call.office.passwords.verify(input.current, row.password)))
    throw new OfficeError('password-wrong', { field: 'current' })
  if (input.current === input.next) throw new OfficeError('password-same', { field: 'next' })
  const password = await call.office.passwords.hash(input.next)
  await call.write(async (tx, note) => {
    await updateUser(tx, { ...(await mustFind(tx, id)), password })
    note({ subjectKind: 'user', subjectId: id })
  })
  return viewSession(call.session)
}

/**
 * The language the program speaks: to this user, kept for the next time. Before anybody has signed in, and while the window is
 * locked, it is this session's alone.
 */
export async function setLocale(
  call: Call,
  input: ParsedInputOf<'accounts.setLocale'>
): Promise<SessionView> {
  const { user, locked } = call.session
  if (user === null || locked) {
    call.session.locale = input.locale
    return viewSession(call.session)
  }
  await call.write(async (tx, note) => {
    await updateUser(tx, { ...(await mustFind(tx, user.id)), locale: input.locale })
    note({ subjectKind: 'user', subjectId: user.id, details: { locale: input.locale } })
  })
  call.session.user = { ...user, locale: input.locale }
  call.session.locale = input.locale
  return viewSession(call.session)
}

async function mustFind(
  read: Parameters<typeof userById>[0] | WriteConnection,
  id: number
): Promise<UserRow> {
  const row = await userById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'account', id } })
  return row
}
