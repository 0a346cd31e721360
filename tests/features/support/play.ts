import { existsSync, rmSync } from 'node:fs'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { InputOf, OutputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { roles, type Role } from '@shared/contract/operation'
import { makeIban } from '@shared/domain/iban'
import { precedingQuarter, quarterOf } from '@shared/domain/quarter'
import type { IncomeKind } from '@shared/programmes/types'
import { openConnection, type Connection } from '../../../electron/database/driver'
import type { Clock, User } from '../../../electron/ipc/call'
import type { OfficeOptions } from '../../../electron/office'
import { temporaryFolder } from '../../support/database'
import {
  databasePath,
  glubokoe,
  iinOf,
  openTestOffice,
  type Person,
  type TestOffice
} from '../../support/office'

/** A clock the test sets; it starts at nine in the morning and moves only when told. */
export interface TestClock extends Clock {
  set(day: string): void
}

export function testClock(day: string): TestClock {
  let at = day
  let tick = 0
  return {
    now: () => new Date(Date.parse(`${at}T04:00:00.000Z`) + tick++).toISOString(),
    today: () => at,
    set: (next) => (at = next)
  }
}

/** The people of an office, each signed in. */
export interface Staff {
  admin: Person
  clerk: Person
  reviewer: Person
  head: Person
  manager: Person
  distributor: Person
}

export interface PlayedOffice extends TestOffice, Staff {
  clock: TestClock
}

type AtEnd = (close: () => Promise<void>) => void

let template: Promise<string> | undefined

/** An office set up on the first day of 2018 with one user a role, all of one password: hashing is slow on purpose. */
async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-template-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const close: (() => Promise<void>)[] = []
  const { signedIn } = await openTestOffice(
    { dataFolder: folder, clock: testClock('2018-01-01') },
    (step) => void close.push(step)
  )
  await signedIn('administrator')
  for (const step of close.reverse()) await step()
  await withSql(folder, async (sql) => {
    for (const role of roles.filter((one) => one !== 'administrator')) {
      await sql.run(
        `INSERT INTO users (login, name, role, password, created_at)
         SELECT ?, ?, ?, password, created_at FROM users WHERE login = 'admin'`,
        [role, `Тестов ${role}`, role]
      )
    }
  })
  return databasePath(folder)
}

/**
 * An office with its staff at work on a day: a new one, or the one that lies in `dataFolder`. They are seated without the slow sign-in;
 * `accounts.test.ts` tests that.
 */
export async function openPlayedOffice(
  day: string,
  { atEnd = onTestFinished, ...options }: Partial<OfficeOptions> & { atEnd?: AtEnd } = {}
): Promise<PlayedOffice> {
  const folder = options.dataFolder ?? (await temporaryFolder(atEnd))
  if (!existsSync(databasePath(folder))) {
    template ??= makeTemplate()
    await copyFile(await template, databasePath(folder))
  }
  const clock = testClock(day)
  const opened = await openTestOffice({ clock, dataFolder: folder, ...options }, atEnd)
  const users = await withSql(folder, (sql) =>
    sql.all<User>('SELECT id, login, name, role, locale FROM users')
  )
  const seat = (role: Role): Person => {
    const session = opened.office.createSession('headless', 'ru')
    session.user = users.find((user) => user.role === role) ?? null
    return opened.as(session)
  }
  return {
    ...opened,
    clock,
    admin: seat('administrator'),
    clerk: seat('clerk'),
    reviewer: seat('reviewer'),
    head: seat('head'),
    manager: seat('manager'),
    distributor: seat('distributor')
  }
}

/** Ends with the file's last test; the steps are undone in reverse. For use inside `describe`. */
export function atEndOfFile(): AtEnd {
  const steps: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const step of steps.reverse()) await step()
  })
  return (step) => void steps.push(step)
}

let entered = 0

/** A valid IIN that no other person of this process has. */
export function freshIin(bornOn: string, sex: 'm' | 'f' = 'f'): string {
  entered += 1
  return iinOf(bornOn, sex, 1 + ((entered * 7) % 9000))
}

/** A valid account number that no other person of this process has. */
export function freshIban(): string {
  entered += 1
  return makeIban('722', `T${String(entered).padStart(12, '0')}`)
}

export interface MemberPlan {
  bornOn: string
  sex?: 'm' | 'f'
  relation?: InputOf<'cases.register'>['members'][number]['relation']
  ableBodied?: boolean
  disabilityGroup?: 1 | 2 | 3 | 'child'
  student?: boolean
}

export const adult: MemberPlan = { bornOn: '1985-03-15', ableBodied: true }
export const child = (bornOn: string): MemberPlan => ({ bornOn, relation: 'child' })

/** The family of E1: a mother who works and four children. */
export const motherOfFour: readonly MemberPlan[] = [
  adult,
  child('2008-04-01'),
  child('2010-05-02'),
  child('2012-06-03'),
  child('2014-07-04')
]

export interface EnteredFamily {
  applicantId: number
  members: InputOf<'cases.register'>['members']
}

/** Enters every person of a family; the first is the applicant, with address and account. */
export async function enterFamily(clerk: Person, plans: readonly MemberPlan[]): Promise<EnteredFamily> {
  const members: InputOf<'cases.register'>['members'] = []
  for (const [index, plan] of plans.entries()) {
    const person = await clerk.call('people.save', {
      iin: freshIin(plan.bornOn, plan.sex),
      lastName: `Нұрғалиев${plan.sex === 'm' ? '' : 'а'}`,
      firstName: index === 0 ? 'Әлия' : 'Ерлан',
      ...(plan.disabilityGroup === undefined ? {} : { disabilityGroup: plan.disabilityGroup }),
      ...(index === 0 ? { address: glubokoe, iban: freshIban(), phone: '+7 701 123 45 67' } : {})
    })
    members.push({
      personId: person.id,
      relation: index === 0 ? 'applicant' : (plan.relation ?? 'spouse'),
      ableBodied: plan.ableBodied ?? false,
      student: plan.student ?? false
    })
  }
  return { applicantId: members[0]?.personId ?? 0, members }
}

/** Registers an application of a family. */
export async function register(
  clerk: Person,
  family: EnteredFamily,
  appliedOn: string,
  more: Partial<InputOf<'cases.register'>> = {}
): Promise<CaseView> {
  const { case: registered } = await clerk.call('cases.register', { ...family, appliedOn, ...more })
  return registered
}

export type IncomePlan = readonly [member: number, kind: IncomeKind, tenge: string]

/** Enters incomes (by the member's place) and a survey that found need, and assesses. */
export async function assess(
  clerk: Person,
  registered: Pick<CaseView, 'id' | 'members' | 'appliedOn'>,
  incomes: readonly IncomePlan[] = []
): Promise<CaseView> {
  const quarter = precedingQuarter(quarterOf(registered.appliedOn))
  await clerk.call('cases.saveIncomes', {
    id: registered.id,
    incomes: incomes.map(([member, kind, amount]) => ({
      personId: registered.members[member]?.personId ?? 0,
      kind,
      quarter,
      amount
    }))
  })
  await clerk.call('cases.saveSurvey', { id: registered.id, survey: { conclusion: 'need' } })
  return (await clerk.call('cases.assess', { id: registered.id })).case
}

/** From a registered case to its decision. */
export async function decide(
  staff: Pick<Staff, 'clerk' | 'reviewer'>,
  registered: Pick<CaseView, 'id' | 'members' | 'appliedOn'>,
  incomes: readonly IncomePlan[] = []
): Promise<CaseView> {
  await assess(staff.clerk, registered, incomes)
  await staff.clerk.call('cases.propose', { id: registered.id })
  return (await staff.reviewer.call('cases.approve', { id: registered.id })).case
}

/** Enters an office value: a poverty line by quarter unless told otherwise. */
export function setLine(admin: Person, quarter: string, value: string): Promise<OutputOf<'parameters.set'>> {
  return admin.call('parameters.set', {
    name: 'poverty-line',
    value,
    quarter,
    region: '63',
    act: 'Сведения области'
  })
}

/** A second hand on the data file, as somebody with a tool of SQLite has it. */
export async function withSql<T>(folder: string, work: (sql: Connection) => Promise<T>): Promise<T> {
  const connection = await openConnection(databasePath(folder), { create: false })
  try {
    await connection.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000')
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** Every row of every table, search index included. */
export function dump(folder: string): Promise<Record<string, string[]>> {
  return withSql(folder, async (sql) => {
    const tables = await sql.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`
    )
    const all: Record<string, string[]> = {}
    for (const { name } of tables) {
      const columns = await sql.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [name])
      // As SQL writes them: the search index has numbers past those of JavaScript.
      const row = columns.map((column) => `quote("${column.name}")`).join(` || ', ' || `)
      all[name] = (await sql.all<{ row: string }>(`SELECT ${row} AS row FROM "${name}"`)).map(
        (one) => one.row
      )
    }
    return all
  })
}

/** The error of a refused call. */
export async function refusal(
  call: Promise<unknown>
): Promise<{ code: string; field?: string; data?: object }> {
  try {
    await call
  } catch (error) {
    const { code, field, data } = error as { code: string; field?: string; data?: object }
    if (typeof code !== 'string') throw error
    return { code, ...(field === undefined ? {} : { field }), ...(data === undefined ? {} : { data }) }
  }
  throw new Error('the call was not refused')
}
