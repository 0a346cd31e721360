import { beforeAll, describe, expect, it } from 'vitest'
import { allOperations } from '@shared/contract'
import { roles } from '@shared/contract/operation'
import { openOffice } from '../../electron/office'
import { temporaryFolder } from '../support/database'
import { openTestOffice, resourcesFolder, testOffice, testPassword, type Person } from '../support/office'
import { atEndOfFile, dump, openPlayedOffice, refusal, withSql, type PlayedOffice } from './support/play'

const newOffice = {
  office: testOffice,
  administrator: { login: 'boss', name: 'Әкімші Айдос', password: testPassword }
}

describe('the first start', () => {
  it('sets the office up once, also when two ask at the same moment', async () => {
    const { visitor } = await openTestOffice()
    expect(await visitor.call('office.status', {})).toMatchObject({ state: 'new', office: null })
    const answers = await Promise.all([1, 2, 3].map(() => visitor.send('office.setup', newOffice)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toMatchObject({ error: { code: 'already-set-up' } })
    }
    expect(await visitor.call('office.status', {})).toMatchObject({ state: 'ready' })
    expect(await refusal(visitor.call('office.createSample', { password: testPassword }))).toMatchObject({
      code: 'already-set-up'
    })
  })

  it('names the field that is wrong and saves nothing', async () => {
    const { visitor, folder } = await openTestOffice()
    const before = await dump(folder)
    const wrong: [object, string, string][] = [
      [{ office: { ...testOffice, kato: '630000001' } }, 'kato-unknown', 'office.kato'],
      [{ office: { ...testOffice, nameKk: ' ' } }, 'field-empty', 'office.nameKk'],
      [
        { administrator: { ...newOffice.administrator, password: 'short' } },
        'password-too-short',
        'administrator.password'
      ],
      [
        { administrator: { ...newOffice.administrator, login: 'Не логин' } },
        'login-malformed',
        'administrator.login'
      ]
    ]
    for (const [part, code, field] of wrong) {
      const answer = await visitor.send('office.setup', { ...newOffice, ...part })
      expect(answer).toMatchObject({ ok: false, error: { code, field } })
    }
    expect(await dump(folder)).toEqual(before)
  })

  it('has no way past it: nothing but the public operations answers before', async () => {
    const { visitor } = await openTestOffice()
    expect(await refusal(visitor.call('people.search', {}))).toEqual({ code: 'not-signed-in' })
    expect(
      await refusal(visitor.call('accounts.signIn', { login: 'admin', password: testPassword }))
    ).toMatchObject({ code: 'sign-in-failed' })
  })
})

describe('signing in', () => {
  it('answers a wrong password and an unknown login alike', async () => {
    const { visitor, signedIn } = await openTestOffice()
    await signedIn('administrator')
    const wrong = await visitor.send('accounts.signIn', { login: 'admin', password: 'не тот пароль' })
    const unknown = await visitor.send('accounts.signIn', { login: 'nobody', password: 'не тот пароль' })
    expect(wrong).toEqual(unknown)
    expect(wrong).toMatchObject({ ok: false, error: { code: 'sign-in-failed', field: 'password' } })
  })

  it('locks an account after five failures, for a while or until the administrator gives a new password', async () => {
    const { as, office, admin, clock } = await openPlayedOffice('2020-02-10')
    const visitor = as(office.createSession('headless', 'ru'))
    const guess = (password: string): ReturnType<Person['send']> =>
      visitor.send('accounts.signIn', { login: 'clerk', password })
    for (let failure = 1; failure <= 5; failure += 1) {
      expect(await guess('guess')).toMatchObject({ error: { code: 'sign-in-failed' } })
    }
    const locked = await guess(testPassword)
    expect(locked).toMatchObject({ ok: false, error: { code: 'account-locked' } })
    const until = locked.ok ? '' : String(locked.error.data?.until)
    expect(until).toMatch(/^2020-02-10T04:15:00/)
    const { accounts } = await admin.call('accounts.list', {})
    const clerk = accounts.find(({ login }) => login === 'clerk')
    expect(clerk?.lockedUntil).toBe(until)

    await admin.call('accounts.update', { id: clerk?.id ?? 0, password: 'новый пароль 1' })
    expect(await guess('новый пароль 1')).toMatchObject({ ok: true })

    for (let failure = 1; failure <= 5; failure += 1) await guess('guess')
    expect(await guess('новый пароль 1')).toMatchObject({ error: { code: 'account-locked' } })
    clock.set('2020-02-11')
    expect(await guess('новый пароль 1')).toMatchObject({ ok: true })
  })

  it('does not let a burst of guesses through at once', async () => {
    const { as, office, folder } = await openPlayedOffice('2020-02-10')
    const burst = ['1', '2', '3', '4', '5', testPassword].map((password) =>
      as(office.createSession('headless', 'ru')).send('accounts.signIn', { login: 'clerk', password })
    )
    const answers = await Promise.all(burst)
    expect(answers[5]).toMatchObject({ error: { code: 'account-locked' } })
    const row = await withSql(folder, (sql) =>
      sql.get<{ locked_until: string | null }>("SELECT locked_until FROM users WHERE login = 'clerk'")
    )
    expect(row?.locked_until).not.toBeNull()
  })

  it('forgets failures after a right password', async () => {
    const { visitor, signedIn } = await openTestOffice()
    await signedIn('administrator')
    const enter = (password: string): ReturnType<Person['send']> =>
      visitor.send('accounts.signIn', { login: 'admin', password })
    for (let round = 0; round < 2; round += 1) {
      for (let failure = 1; failure <= 4; failure += 1) await enter('guess')
      expect(await enter(testPassword)).toMatchObject({ ok: true })
    }
  })

  it('takes the login in any case and the password in any composition', async () => {
    const { visitor, signedIn } = await openTestOffice()
    await signedIn('administrator')
    const entered = await visitor.call('accounts.signIn', {
      login: ' Admin ',
      password: testPassword.normalize('NFD')
    })
    expect(entered).toMatchObject({ signedIn: true, user: { login: 'admin', role: 'administrator' } })
  })

  it('keeps an inactive account out, in the words of a wrong password', async () => {
    const { admin, as, office } = await openPlayedOffice('2020-02-10')
    const { accounts } = await admin.call('accounts.list', {})
    const clerk = accounts.find(({ login }) => login === 'clerk')
    await admin.call('accounts.update', { id: clerk?.id ?? 0, active: false })
    const answer = await as(office.createSession('headless', 'ru')).send('accounts.signIn', {
      login: 'clerk',
      password: testPassword
    })
    expect(answer).toMatchObject({ error: { code: 'sign-in-failed' } })
  })

  it('an administrator who changes an account while its owner signs in is not undone by it', async () => {
    const { admin, as, office } = await openPlayedOffice('2020-02-10')
    const { accounts } = await admin.call('accounts.list', {})
    const id = accounts.find(({ login }) => login === 'clerk')?.id ?? 0
    const entering = as(office.createSession('headless', 'ru')).send('accounts.signIn', {
      login: 'clerk',
      password: testPassword
    })
    await admin.call('accounts.update', { id, active: false, name: 'Жаңа Есім' })
    await entering
    const after = (await admin.call('accounts.list', {})).accounts.find((account) => account.id === id)
    expect(after).toMatchObject({ active: false, name: 'Жаңа Есім' })
  })
})

describe('accounts', () => {
  let played: PlayedOffice
  const atEnd = atEndOfFile()
  beforeAll(async () => {
    played = await openPlayedOffice('2020-02-10', { atEnd })
  }, 60_000)

  it('a locked session answers “not signed in” to all but the public operations, until somebody signs in', async () => {
    const person = played.as(played.office.createSession('headless', 'ru'))
    await person.call('accounts.signIn', { login: 'clerk', password: testPassword })
    expect(await person.call('accounts.lock', {})).toMatchObject({ locked: true, signedIn: false })
    for (const [name, { role }] of allOperations()) {
      if (role === 'public') continue
      expect(await person.send(name, {}), name).toMatchObject({ ok: false, error: { code: 'not-signed-in' } })
    }
    const wrong = await person.send('accounts.signIn', { login: 'clerk', password: 'guess' })
    expect(wrong).toMatchObject({ ok: false })
    expect(await person.send('people.search', {})).toMatchObject({ ok: false })
    await person.call('accounts.signIn', { login: 'clerk', password: testPassword })
    expect(await person.send('people.search', {})).toMatchObject({ ok: true })
  })

  it('every operation answers exactly the roles it declares, before it looks at what was sent', async () => {
    const people = new Map<string, Person>([
      ['clerk', played.clerk],
      ['reviewer', played.reviewer],
      ['head', played.head],
      ['administrator', played.admin],
      ['distributor', played.distributor],
      ['manager', played.manager]
    ])
    expect([...people.keys()].sort()).toEqual([...roles].sort())
    const before = await dump(played.folder)
    // Nothing takes such a field: whoever may call is told so, and nothing is done.
    const verdict = async (person: Person, name: string): Promise<string> => {
      const answer = await person.send(name, { 'no such field': 1 })
      if (answer.ok) return 'answered'
      const { code } = answer.error
      return code === 'not-signed-in' || code === 'role-missing' ? code : 'allowed'
    }
    for (const [name, { role: access }] of allOperations()) {
      const visitor = await verdict(played.visitor, name)
      expect(visitor, `${name}, not signed in`).toBe(access === 'public' ? 'allowed' : 'not-signed-in')
      for (const [role, person] of people) {
        const allowed = typeof access === 'string' || (access as readonly string[]).includes(role)
        expect(await verdict(person, name), `${name}, ${role}`).toBe(allowed ? 'allowed' : 'role-missing')
      }
    }
    expect(await dump(played.folder)).toEqual(before)
  })

  it('tells the role that is missing in the language of who asks', async () => {
    const russian = await played.clerk.send('parameters.set', {})
    await played.clerk.call('accounts.setLocale', { locale: 'kk' })
    const kazakh = await played.clerk.send('parameters.set', {})
    expect(russian.ok || russian.error.message).toContain('нет права')
    expect(kazakh.ok || kazakh.error.message).toMatch(/[әғқңөұүһі]/i)
    await played.clerk.call('accounts.setLocale', { locale: 'ru' })
  })

  it('before signing in the language is the session’s alone, and nothing is written', async () => {
    const before = await dump(played.folder)
    const visitor = played.as(played.office.createSession('window', 'ru'))
    expect(await visitor.call('accounts.setLocale', { locale: 'kk' })).toMatchObject({ user: null })
    const refused = await visitor.send('cases.list', {})
    expect(refused.ok || refused.error.message).toMatch(/[әғқңөұүһі]/i)
    // So is it in a locked window: whoever stands before it is not known.
    const session = played.office.createSession('window', 'ru')
    session.user = played.clerk.session.user
    session.locked = true
    await played.as(session).call('accounts.setLocale', { locale: 'kk' })
    expect([session.locale, session.user?.locale]).toEqual(['kk', 'ru'])
    expect(await dump(played.folder)).toEqual(before)
  })

  it('the last administrator can neither be switched off nor get another role', async () => {
    const { accounts } = await played.admin.call('accounts.list', {})
    const id = accounts.find(({ login }) => login === 'admin')?.id ?? 0
    for (const change of [{ active: false }, { role: 'clerk' as const }]) {
      expect(await refusal(played.admin.call('accounts.update', { id, ...change }))).toMatchObject({
        code: 'last-administrator'
      })
    }
    const second = accounts.find(({ login }) => login === 'distributor')?.id ?? 0
    await played.admin.call('accounts.update', { id: second, role: 'administrator' })
    expect(await played.admin.call('accounts.update', { id: second, active: false })).toMatchObject({
      active: false
    })
  })

  it('a login is taken once', async () => {
    const account = { login: 'clerk', name: 'Басқа Адам', role: 'clerk', password: testPassword } as const
    expect(await refusal(played.admin.call('accounts.create', account))).toEqual({
      code: 'login-taken',
      field: 'login',
      data: { login: 'clerk' }
    })
  })

  it('a changed role or a closed account counts at once, also for who is signed in', async () => {
    const person = await played.signedIn('clerk', 'mover')
    const { accounts } = await played.admin.call('accounts.list', {})
    const id = accounts.find(({ login }) => login === 'mover')?.id ?? 0
    await played.admin.call('accounts.update', { id, role: 'manager' })
    expect(await refusal(person.call('drafts.list', {}))).toMatchObject({ code: 'role-missing' })
    expect(await person.call('people.search', {})).toMatchObject({ rows: [] })
    await played.admin.call('accounts.update', { id, active: false })
    expect(await refusal(person.call('people.search', {}))).toMatchObject({ code: 'not-signed-in' })
  })

  it('changes one’s own password with the old one only', async () => {
    const person = await played.signedIn('clerk', 'changer')
    const change = (current: string, next: string): Promise<{ code: string }> =>
      refusal(person.call('accounts.changePassword', { current, next }))
    expect(await change('guess', 'новый пароль 1')).toEqual({ code: 'password-wrong', field: 'current' })
    expect(await change(testPassword, testPassword)).toEqual({ code: 'password-same', field: 'next' })
    expect(await change(testPassword, 'short')).toMatchObject({ code: 'password-too-short', field: 'next' })
    await person.call('accounts.changePassword', { current: testPassword, next: 'новый пароль 1' })
    const again = played.as(played.office.createSession('headless', 'ru'))
    expect(await again.send('accounts.signIn', { login: 'changer', password: testPassword })).toMatchObject({
      ok: false
    })
    expect(
      await again.send('accounts.signIn', { login: 'changer', password: 'новый пароль 1' })
    ).toMatchObject({ ok: true })
  })

  it('keeps passwords only as scrypt, each with its own salt', async () => {
    const rows = await withSql(played.folder, (sql) =>
      sql.all<{ password: string }>("SELECT password FROM users WHERE login IN ('admin', 'mover', 'changer')")
    )
    // Two of them have the very same password.
    expect(new Set(rows.map(({ password }) => password)).size).toBe(3)
    for (const { password } of rows) expect(password).toMatch(/^scrypt\$\d+\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  })

  it('derives them in the program at the cost OWASP asks for', async () => {
    const folder = await temporaryFolder()
    const office = await openOffice({
      dataFolder: folder,
      resourcesFolder,
      version: '1',
      emit: () => undefined
    })
    const session = office.createSession('headless', 'ru')
    const administrator = { login: 'admin', name: 'Әкімші Айдос', password: testPassword }
    expect(
      await office.dispatch('office.setup', { office: testOffice, administrator }, session)
    ).toMatchObject({
      ok: true
    })
    const signIn = { login: 'admin', password: testPassword }
    expect(await office.dispatch('accounts.signIn', signIn, session)).toMatchObject({ ok: true })
    await office.close()
    const [row] = await withSql(folder, (sql) => sql.all<{ password: string }>('SELECT password FROM users'))
    expect(row?.password).toMatch(/^scrypt\$65536\$8\$2\$/)
  })
})
