import { mkdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { allOperations, type InputOf, type OperationName, type OutputOf } from '@shared/contract'
import { testOffice, testPassword, type Person } from '../support/office'
import { bundledWorker } from '../support/pdf-worker'
import {
  adult,
  assess,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'
import { playContracts } from './support/play-contracts'
import { playChanges } from './support/play-changes'
import { playDistribution } from './support/play-distribution'
import { playPeriodFile } from './support/play-exchange'
import { playRegion } from './support/play-region'
import { playServer } from './support/play-upload'
import { playImports } from './support/play-imports'
import { fireHelp } from './support/play-local-benefits'
import { playPayments } from './support/play-payments'
import { playRenewal } from './support/play-renewal'
import { playReports } from './support/play-reports'
import { playRegisters } from './support/play-registers'

interface Row {
  id: number
  operation: string
  details: string
  user_login: string
}

const journalOf = (folder: string, after = 0): Promise<Row[]> =>
  withSql(folder, (sql) =>
    sql.all<Row>('SELECT id, operation, details, user_login FROM journal WHERE id > ? ORDER BY id', [after])
  )

/** Plays an office through every operation that writes; answers which were played. */
async function playEverything(played: PlayedOffice): Promise<Set<string>> {
  const seen = new Set<string>(['office.setup', 'office.createSample'])
  const act = async <Name extends OperationName>(
    who: Person,
    name: Name,
    input: InputOf<Name>
  ): Promise<OutputOf<Name>> => {
    const before = (await journalOf(played.folder)).at(-1)?.id ?? 0
    const result = await who.call(name, input)
    const rows = await journalOf(played.folder, before)
    expect(rows.length, name).toBeGreaterThanOrEqual(1)
    for (const row of rows) expect(row.operation).toBe(name)
    seen.add(name)
    return result
  }
  const { admin, clerk, reviewer } = played
  await act(admin, 'office.save', { ...testOffice, phone: '+7 72331 3-33-33' })
  await act(admin, 'office.settings', { lockAfterMinutes: 5 })
  await act(admin, 'office.backup', {})
  await act(admin, 'accounts.create', {
    login: 'helper',
    name: 'Көмекші Гүлнар',
    role: 'clerk',
    password: testPassword
  })
  const id = (await admin.call('accounts.list', {})).accounts.find(({ login }) => login === 'helper')?.id ?? 0
  await act(admin, 'accounts.update', { id, name: 'Көмекші Гүлнара' })
  const helper = played.as(played.office.createSession('headless', 'ru'))
  await act(helper, 'accounts.signIn', { login: 'helper', password: testPassword })
  await act(helper, 'accounts.setLocale', { locale: 'kk' })
  await act(helper, 'accounts.changePassword', { current: testPassword, next: 'новый пароль 1' })
  await act(helper, 'accounts.lock', {})
  await act(helper, 'accounts.signOut', {})
  await act(admin, 'parameters.set', {
    name: 'poverty-line',
    value: '40000',
    quarter: '2024-Q2',
    act: 'Сведения области'
  })
  await act(admin, 'localBenefits.save', fireHelp)
  await act(admin, 'calendar.save', {
    date: '2024-05-31',
    kind: 'holiday',
    nameKk: 'Демалыс',
    nameRu: 'Выходной'
  })
  const { templates, version } = await admin.call('templates.list', {})
  const [words] = templates
  if (words === undefined) throw new Error('the office has no letters')
  const blocks = Object.fromEntries(
    words.blocks.map(({ name, text: { kk, ru } }, at) => [
      name,
      { kk: at === 0 ? `${kk} 1` : kk, ru: at === 0 ? `${ru} 1` : ru }
    ])
  )
  const change = { template: words.template, blocks, basedOn: version, reason: 'Приказ Нұрғалиевой' }
  await act(admin, 'templates.save', change)
  await act(admin, 'classifiers.saveKato', { code: '634035000', nameKk: 'Жаңа ауыл', nameRu: 'Новый аул' })

  const family = await enterFamily(clerk, [adult, child('2010-04-01')])
  seen.add('people.save')
  await act(clerk, 'families.save', {
    from: '2024-04-01',
    members: family.members.map(({ personId, relation }) => ({ personId, relation }))
  })
  await act(clerk, 'drafts.save', { title: 'Нұрғалиева Әлия', data: { iin: '850315400608' } })
  const [draft] = (await clerk.call('drafts.list', {})).drafts
  await act(clerk, 'drafts.discard', { id: draft?.id ?? 0 })
  await act(clerk, 'cases.register', { ...family, appliedOn: '2024-05-13' })
  const [row] = (await clerk.call('cases.list', {})).rows
  const caseId = row?.id ?? 0
  await act(clerk, 'cases.saveMembers', { id: caseId, members: family.members })
  await act(clerk, 'cases.saveDetails', {
    id: caseId,
    contract: { number: '17', signedOn: '2024-05-14', obligations: 'Поиск работы' }
  })
  await act(clerk, 'cases.saveIncomes', { id: caseId, incomes: [] })
  await act(clerk, 'cases.saveDocuments', {
    id: caseId,
    documents: [{ kind: 'identity', state: 'received' }]
  })
  await act(clerk, 'cases.wait', { id: caseId, for: 'documents', note: 'Справка Нұрғалиевой' })
  await act(clerk, 'cases.resume', { id: caseId })
  await act(clerk, 'letters.surveyAct', { caseId })
  await act(clerk, 'cases.saveSurvey', {
    id: caseId,
    survey: { conclusion: 'need', coResidents: ['Ахметов Ерлан'], notes: 'Дом холодный' }
  })
  await act(clerk, 'cases.assess', { id: caseId })
  await act(clerk, 'cases.propose', { id: caseId, note: 'Проверено: Нұрғалиева' })
  await act(reviewer, 'cases.return', { id: caseId, reason: 'Проверьте Нұрғалиеву' })
  await clerk.call('cases.propose', { id: caseId })
  await act(reviewer, 'cases.approve', { id: caseId, note: 'Верно' })
  const decisionId = (await clerk.call('cases.get', { id: caseId })).case.decision?.id ?? 0
  await act(clerk, 'letters.render', { decisionId })
  await act(clerk, 'letters.print', { decisionIds: [decisionId] })
  const { case: home } = await clerk.call('cases.register', {
    ...(await enterFamily(clerk, [adult])),
    programme: 'housing',
    appliedOn: '2024-05-13'
  })
  await act(clerk, 'cases.saveAsked', {
    id: home.id,
    asked: { area: '40.0', bills: [{ kind: 'cold-water', month: '2024-01', amount: '1200', quantity: '5' }] }
  })
  const other = await register(clerk, await enterFamily(clerk, [adult]), '2024-05-13')
  await act(clerk, 'cases.withdraw', { id: other.id, reason: 'Передумала Нұрғалиева' })
  await act(admin, 'parameters.try', {
    quarter: '2024-Q2',
    values: [{ name: 'poverty-line', value: '41000' }]
  })
  await playPayments(played, act)
  await playImports(played, act)
  await playDistribution(played, act)
  await playRegisters(played, act)
  await playChanges(played, act)
  await playRenewal(played, act)
  await playContracts(played, act)
  await playReports(played, act)
  await playPeriodFile(played, act)
  await playServer(played, act)
  await playRegion(played, act)
  return seen
}

describe('the journal', () => {
  it('has a row of every operation that writes, and no personal data', async () => {
    const played = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
    const seen = await playEverything(played)
    const writing = [...allOperations().values()].filter(({ writes }) => writes).map(({ name }) => name)
    expect([...seen].sort()).toEqual(writing.sort())

    const secrets = await withSql(played.folder, async (sql) => {
      const people = await sql.all<{
        iin: string
        last_name: string
        first_name: string
        phone: string | null
      }>('SELECT iin, last_name, first_name, phone FROM people')
      const accounts = await sql.all<{ iban: string }>('SELECT iban FROM accounts_iban')
      return [
        ...people.flatMap(({ iin, last_name, first_name, phone }) => [
          iin,
          last_name,
          first_name,
          phone ?? iin
        ]),
        ...accounts.map(({ iban }) => iban),
        'Нұрғали',
        'Ахметов',
        'холодный',
        'Гүлнар',
        testPassword
      ]
    })
    const whole = (await journalOf(played.folder)).map(({ details }) => details).join('\n')
    expect(whole).not.toMatch(/\b\d{12}\b|KZ\d{2}|\+7/)
    for (const secret of new Set(secrets)) expect(whole).not.toContain(secret)

    const listed = await played.admin.call('journal.list', { limit: 500 })
    expect(JSON.stringify(listed)).not.toContain('Нұрғали')
    expect(await played.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  })

  it('tells a refused sign-in from one that succeeded, and whose account it was', async () => {
    const played = await openPlayedOffice('2024-05-20')
    await played.visitor.send('accounts.signIn', { login: 'clerk', password: 'не тот пароль' })
    await played.visitor.call('accounts.signIn', { login: 'clerk', password: testPassword })
    // Whoever is at a locked window may try another's account.
    await played.head.send('accounts.signIn', { login: 'reviewer', password: 'не тот пароль' })
    const { rows } = await played.admin.call('journal.list', { operation: 'accounts.signIn', limit: 3 })
    expect(rows.map(({ by, failed, details }) => [by, failed, details])).toEqual([
      ['reviewer', true, { failures: 1, locked: false }],
      ['clerk', false, { door: 'headless' }],
      ['clerk', true, { failures: 1, locked: false }]
    ])
    const setUp = await played.admin.call('journal.list', { operation: 'office.setup' })
    expect(setUp.rows[0]).toMatchObject({ by: '', failed: false, details: { sample: false } })
  })

  it('a write that fails in the end leaves neither change nor row', async () => {
    const played = await openPlayedOffice('2024-05-20')
    await setLine(played.admin, '2024-Q2', '40000')
    const registered = await register(played.clerk, await enterFamily(played.clerk, [adult]), '2024-05-13')
    const before = (await journalOf(played.folder)).length
    await withSql(played.folder, (sql) =>
      sql.exec(`CREATE TRIGGER trip BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no room'); END`)
    )
    const answer = await played.clerk.send('cases.withdraw', { id: registered.id, reason: 'Передумала' })
    expect(answer.ok).toBe(false)
    await withSql(played.folder, (sql) => sql.exec('DROP TRIGGER trip'))
    expect((await played.clerk.call('cases.get', { id: registered.id })).case.state).toBe('registered')
    expect(await journalOf(played.folder)).toHaveLength(before)
  })

  it.each([
    ["UPDATE journal SET details = '[]' WHERE id = 6", 6, 'content'],
    ["UPDATE journal SET user_login = 'boss' WHERE id = 5", 5, 'content'],
    ['DELETE FROM journal WHERE id = 4', 5, 'gap'],
    ['UPDATE journal SET previous_hash = hash WHERE id = 7', 7, 'chain']
  ])('%s is found', async (statement, id, reason) => {
    const played = await openPlayedOffice('2024-05-20')
    await enterFamily(played.clerk, [adult, adult, adult, adult, adult])
    await withSql(played.folder, async (sql) => {
      for (const guard of ['journal_no_update', 'journal_no_delete', 'journal_chain']) {
        await sql.exec(`DROP TRIGGER ${guard}`)
      }
      await sql.run(statement)
    })
    for (const who of [played.admin, played.head, played.manager]) {
      expect(await who.call('journal.verify', {})).toMatchObject({ ok: false, firstBroken: { id, reason } })
    }
    expect(await refusal(played.clerk.call('journal.verify', {}))).toMatchObject({ code: 'role-missing' })
  })

  it('a clock that was set back stops writing and says so', async () => {
    const played = await openPlayedOffice('2024-05-20')
    await enterFamily(played.clerk, [adult])
    played.clock.set('2024-05-18')
    const error = await refusal(enterFamily(played.clerk, [adult]))
    expect(error).toMatchObject({ code: 'clock-behind', data: { now: '2024-05-18', last: '2024-05-20' } })
    expect(await played.clerk.call('people.search', {})).toMatchObject({ rows: [{ familySize: 0 }] })
  })
})

describe('letters', () => {
  it('a letter printed twice at the same moment is one copy and one file', async () => {
    const played = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
    await setLine(played.admin, '2024-Q2', '40000')
    const one = await register(played.clerk, await enterFamily(played.clerk, [adult]), '2024-05-13')
    const decisionId = (await decide(played, one)).decision?.id ?? 0
    expect((await played.clerk.call('today.overview', {})).counts.toPrint).toBe(1)
    expect((await played.clerk.call('letters.list', {})).rows).toMatchObject([{ decisionId, copies: 0 }])
    const answers = await Promise.all(
      [1, 2, 3].map(() => played.clerk.send('letters.render', { decisionId }))
    )
    const done = answers.filter((answer) => answer.ok)
    expect(done.length).toBeGreaterThanOrEqual(1)
    for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('conflict')
    for (const answer of done) {
      const { path } = (answer.ok ? answer.result : {}) as { path: string }
      expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
    }
    const { letters } = await played.clerk.call('decisions.get', { id: decisionId })
    expect(letters.map(({ copyNo }) => copyNo)).toEqual(done.map((_, index) => index + 1))
    const again = await played.clerk.call('letters.render', { decisionId })
    expect(again.copyNo).toBe(done.length + 1)
    expect(await played.clerk.call('letters.list', {})).toMatchObject({ rows: [], waiting: 0 })
    expect((await played.clerk.call('letters.list', { printed: 'yes' })).rows).toHaveLength(1)
    for (const path of ['/etc/passwd', '../komek.db', again.path.replace('letters', 'letters/../backups')]) {
      expect(await refusal(played.clerk.call('letters.open', { path }))).toMatchObject({
        code: 'letter-file-unknown',
        field: 'path'
      })
    }
    expect(await played.clerk.call('letters.open', { path: again.path })).toEqual({ opened: false })
  })

  it('a file that cannot be written counts no copy', async () => {
    const played = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
    await setLine(played.admin, '2024-Q2', '40000')
    const one = await register(played.clerk, await enterFamily(played.clerk, [adult]), '2024-05-13')
    await assess(played.clerk, one)
    await played.clerk.call('cases.propose', { id: one.id })
    const { case: decided } = await played.reviewer.call('cases.approve', { id: one.id })
    const decisionId = decided.decision?.id ?? 0
    const number = (decided.decision?.number ?? '').replace('/', '-')
    // A folder stands where the file is to go.
    await mkdir(`${played.folder}/letters/${number}-1.pdf/x`, { recursive: true })
    expect(await refusal(played.clerk.call('letters.render', { decisionId }))).toMatchObject({
      code: 'data-folder-unwritable'
    })
    expect((await played.clerk.call('decisions.get', { id: decisionId })).letters).toEqual([])
    expect((await played.clerk.call('cases.get', { id: one.id })).case.state).toBe('decided')
  })
})
