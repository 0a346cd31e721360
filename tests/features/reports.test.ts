import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '@shared/contract'
import { reportReaders } from '@shared/contract/reports'
import { roles } from '@shared/contract/operation'
import { datasetNames, datasetOf } from '@shared/exchange/datasets'
import { insertMany } from '../../electron/database/bulk'
import { Transaction } from '../../electron/database/transaction'
import { Collector } from '../../electron/exchange/collect'
import { bundledWorker } from '../support/pdf-worker'
import { pageTexts } from '../documents/support/pdf'
import { openHandOutRound } from './support/hand-out-round'
import { officeWithPayees } from './support/payments'
import {
  adult,
  assess,
  child,
  enterFamily,
  freshIin,
  refusal,
  register,
  withSql,
  type PlayedOffice
} from './support/play'

type Report = OutputOf<'reports.view'>

const view = (office: Pick<PlayedOffice, 'head'>, period: string): Promise<Report> =>
  office.head.call('reports.view', { period })

/** The bank's answer to a month: the line of `back` has come back, the others are paid. */
async function settle({ head, clerk }: PlayedOffice, month: string, back?: number): Promise<void> {
  const { id: listId } = await head.call('payments.freeze', { programme: 'asp', month })
  const { rows } = await clerk.call('payments.lines', { listId })
  const answers = rows.map(({ lineNo, amount }) =>
    [lineNo, amount, lineNo === back ? 'возврат;Счёт закрыт' : 'paid;'].join(';')
  )
  const content = Buffer.from(['№;Сумма;Результат;Причина', ...answers].join('\n')).toString('base64')
  await clerk.call('payments.reconcile', { listId, fileName: `${month}.csv`, content })
}

/** A family whose income is above the line asks in vain. */
async function refuse({ clerk, reviewer }: PlayedOffice): Promise<void> {
  const family = await enterFamily(clerk, [adult, child('2012-06-03')])
  const registered = await register(clerk, family, '2024-05-16')
  const { id } = await assess(clerk, registered, [[0, 'wages', '900000']])
  await clerk.call('cases.propose', { id })
  await reviewer.call('cases.approve', { id })
}

/**
 * Families of three, two and one, who applied on 13 May 2024 with a line of 40 000 and no income, and one refused who applied on the
 * 16th; all decided on the 20th. May was paid to the first two and came back from the third; June is not paid yet.
 */
async function playedMay(options: Parameters<typeof officeWithPayees>[1] = {}): Promise<PlayedOffice> {
  const office = await officeWithPayees([2, 1, 0], { workerUrl: await bundledWorker(), ...options })
  await refuse(office)
  await settle(office, '2024-05', 3)
  office.clock.set('2024-07-08')
  return office
}

/** Loads the rows of an office's own file of a month into the store that lies in the same data file. */
async function loadPackage(tx: Transaction<'write'>, id: number, period: string): Promise<void> {
  await tx.run(
    `INSERT INTO region_packages (id, office, name_kk, name_ru, file_name, file_hash, bytes, period, kind, sequence, state, receipt, received_at)
     VALUES (?, '634000000', 'А', 'Р', 'f', ?, 1, ?, 'period', ?, 'loaded', '', '')`,
    [id, String(id), period, id]
  )
  const plan = { period, datasets: datasetNames, iinKey: 'ab'.repeat(32), personal: 'hashed' } as const
  const collector = new Collector(tx, plan)
  for (const name of ['decisions', 'members', 'payments', 'hand_outs', 'services'] as const) {
    const columns = ['package_id', ...datasetOf(name).fields.map((field) => field.name)]
    for await (const page of collector.rows(name))
      await insertMany(
        tx,
        `region_${name}`,
        columns,
        page.map((row) => [id, ...row])
      )
  }
}

const only = (now: number) => ({ now, before: 0 })
const paid = (now: string) => ({ now, before: '0.00' })

describe('an office’s figures', () => {
  it('half-year: what the bank confirmed, to whom, what was decided and how soon', async () => {
    const report = await view(await playedMay(), '2024-H1')
    expect(report).toMatchObject({
      ...{ period: '2024-H1', before: '2023-H2', from: '2024-01-01', until: '2024-06-30', source: 'office' },
      ...{ asOf: '2024-07-08', finished: true, missing: [], missingBefore: [] },
      programmes: [
        // 3 × 40 000 and 2 × 40 000 of May; five people.
        {
          ...{ programme: 'asp', families: only(2), people: only(5), amount: paid('200000.00') },
          ...{ assigned: only(3), refused: only(1) }
        }
      ],
      refusals: [{ reason: 'above-poverty-line', count: only(1) }],
      // Three waited 7 days and one 4: 25 / 4.
      daysToDecision: { now: '6.3', before: null },
      // June of all three, and May that came back.
      notPaid: { waiting: paid('240000.00'), returned: paid('40000.00') },
      totals: {
        families: only(2),
        people: only(5),
        amount: paid('200000.00'),
        kits: only(0),
        services: only(0)
      }
    })
    expect(report.months.filter(({ families }) => families > 0)).toEqual([
      { month: '2024-05', amount: '200000.00', families: 2 }
    ])
    expect(report.districts).toMatchObject([{ office: { kato: '634000000' }, people: only(5) }])
  })

  it('against the former period: May before, June now; what came back and was paid with June is May’s again', async () => {
    const office = await playedMay()
    await settle(office, '2024-06')
    const report = await view(office, '2024-06')
    expect(report.totals).toMatchObject({
      families: { now: 3, before: 3 },
      people: { now: 6, before: 6 },
      amount: { now: '240000.00', before: '240000.00' }
    })
    expect(report.programmes).toMatchObject([
      { assigned: { now: 0, before: 3 }, refused: { now: 0, before: 1 } }
    ])
    expect(report.daysToDecision).toEqual({ now: null, before: '6.3' })
    // A family of both months is one family of the quarter.
    expect((await view(office, '2024-Q2')).totals).toMatchObject({
      ...{ families: only(3), people: only(6), amount: paid('480000.00') }
    })
  })

  it('a half-year that is not over says so', async () => {
    const office = await playedMay()
    expect(await view(office, '2024-H2')).toMatchObject({
      finished: false,
      totals: { amount: { now: '0.00', before: '200000.00' } }
    })
  })

  it('masks that went out and did not come back, on the days they went', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2 })
    const { roundId, points, distributor, manager: head } = round
    const numbers = [round.at(1), round.at(2), round.at(3)]
    await distributor.call('rounds.handOut', { roundId, placeId: points[0], numbers })
    await distributor.call('rounds.giveBack', {
      roundId,
      number: round.at(2),
      spoiled: false,
      reason: 'не нужно'
    })
    await distributor.call('rounds.undo', { roundId, number: round.at(3) })
    const july = await view({ head }, '2020-07')
    expect(july.totals).toMatchObject({ kits: only(0), masks: only(2) })
    expect(july.wares).toEqual([{ code: 'MASK', group: 'mask', quantity: only(2) }])
    expect((await view({ head }, '2020-08')).totals.masks).toEqual({ now: 0, before: 2 })
  })

  it('consultations and candidates on the days they were entered', async () => {
    const office = await playedMay()
    const { clerk } = office
    const person = await clerk.call('people.save', {
      ...{ iin: freshIin('1991-01-01'), lastName: 'Нұрғалиева', firstName: 'Сәуле' }
    })
    await clerk.call('consultations.save', {
      ...{ personId: person.id, month: '2020-04', ground: 'informal', consultedOn: '2024-07-02' }
    })
    const { services, totals } = await view(office, '2024-H2')
    expect(services).toEqual([{ kind: 'consultation', programme: 'emergency-42500', count: only(1) }])
    expect(totals.services).toEqual(only(1))
  })
})

describe('the region', () => {
  it('names who has not sent which month, of this period and of the former one; months to come are not missed', async () => {
    const office = await playedMay()
    office.clock.set('2024-06-10')
    await withSql(office.folder, async (sql) => {
      await sql.exec(`UPDATE office SET kind = 'region', kato = '630000000'`)
      for (const [id, kato, period, state] of [
        ...['2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05'].map(
          (month, at) => [at + 1, '634000000', month, 'loaded'] as const
        ),
        [7, '636800000', '2024-03', 'loaded'] as const,
        [8, '636800000', '2024-04', 'superseded'] as const
      ])
        await sql.run(
          `INSERT INTO region_packages (id, office, name_kk, name_ru, file_name, file_hash, bytes, period, kind, sequence, state, receipt, received_at)
           VALUES (?, ?, 'А', 'Р', 'f', ?, 1, ?, 'period', ?, ?, '', '')`,
          [id, kato, String(id), period, id, state]
        )
    })
    const report = await view(office, '2024-Q2')
    expect(report.source).toBe('region')
    expect(report.missing).toMatchObject([
      { office: { kato: '636800000', nameRu: 'Р' }, periods: ['2024-04', '2024-05'] }
    ])
    expect(report.missingBefore).toMatchObject([
      { office: { kato: '636800000' }, periods: ['2024-01', '2024-02'] }
    ])
    expect(report.districts.map(({ office: { kato } }) => kato)).toEqual(['634000000', '636800000'])
    // The same for whoever asks without a window.
    expect(await office.head.call('region.report', { period: '2024-Q2' })).toEqual(report)
  })

  it('says of a district what the district says of itself, from the files that the district makes', async () => {
    const office = await playedMay()
    await settle(office, '2024-06')
    const own = await view(office, '2024-H1')
    await withSql(office.folder, async (sql) => {
      await sql.exec('BEGIN IMMEDIATE')
      const tx = new Transaction(sql, 'write')
      for (const [at, period] of ['2024-05', '2024-06'].entries()) await loadPackage(tx, at + 1, period)
      await sql.exec(`COMMIT; UPDATE office SET kind = 'region', kato = '630000000'`)
    })
    const region = await view(office, '2024-H1')
    const { totals, months, programmes, refusals, daysToDecision, notPaid, services } = own
    expect(region).toMatchObject({ totals, months, programmes, refusals, daysToDecision, notPaid, services })
    expect(region.districts).toMatchObject(
      own.districts.map(({ office: { kato }, ...figures }) => ({ office: { kato }, ...figures }))
    )
    expect(own.totals.people.now).toBe(6)
  })

  it('takes a quarter’s file and not those of its months', async () => {
    const office = await playedMay()
    await withSql(office.folder, async (sql) => {
      await sql.exec(`UPDATE office SET kind = 'region', kato = '630000000'`)
      for (const [id, period] of [
        [1, '2024-04'],
        [2, '2024-Q2']
      ] as const) {
        await sql.run(
          `INSERT INTO region_packages (id, office, name_kk, name_ru, file_name, file_hash, bytes, period, kind, sequence, state, receipt, received_at)
           VALUES (?, '634000000', 'А', 'Р', 'f', ?, 1, ?, 'period', ?, 'loaded', '', '')`,
          [id, String(id), period, id]
        )
        await sql.run(
          `INSERT INTO region_payments (package_id, payment, decision, family, person, programme, month, amount_tiyn, state)
           VALUES (?, 1, 'D1', 1, 'p', 'asp', '2024-04', 100, 'paid')`,
          [id]
        )
      }
    })
    expect((await view(office, '2024-Q2')).totals).toMatchObject({ families: only(1), amount: paid('1.00') })
  })
})

describe('the papers', () => {
  it('PDF in each language and XLSX are kept, journalled and opened; what is not a report is not opened', async () => {
    const opened: string[] = []
    const openFile = (path: string): Promise<void> => Promise.resolve(void opened.push(path))
    const office = await playedMay({ openFile })
    const { head, folder } = office
    const render = (input: Omit<InputOf<'reports.render'>, 'period'>) =>
      head.call('reports.render', { period: '2024-H1', ...input })
    const russian = await render({ format: 'pdf', locale: 'ru' })
    const kazakh = await render({ format: 'pdf', locale: 'kk' })
    expect(russian).toMatchObject({
      pages: expect.any(Number),
      fileName: expect.stringContaining('2024-H1-ru')
    })
    const ru = pageTexts(await readFile(russian.path)).join(' ')
    const kk = pageTexts(await readFile(kazakh.path)).join(' ')
    expect(ru).toContain('Адресная социальная помощь 200 000 0 +200 000')
    expect(kk).toContain('Атаулы әлеуметтік көмек 200 000 0 +200 000')
    expect(kk).not.toContain('Выплачено')
    const workbook = await render({ format: 'xlsx' })
    const sheets = await readExcelFile(await readFile(workbook.path))
    const rows = sheets.flatMap(({ data }) => data)
    expect(rows).toContainEqual(['Адресная социальная помощь', 200000, 0, 200000])
    expect(workbook).toMatchObject({ pages: null })
    await head.call('reports.open', { path: kazakh.path })
    expect(opened).toEqual([join(folder, 'reports', kazakh.fileName)])

    const strange = join(folder, 'reports', 'report-2024-H1-ru.pdf')
    await mkdir(join(folder, 'reports'), { recursive: true })
    await writeFile(strange, 'чужое')
    expect(await refusal(head.call('reports.open', { path: strange }))).toMatchObject({
      code: 'paper-file-unknown'
    })
    expect(await refusal(head.call('reports.open', { path: '/etc/passwd' }))).toMatchObject({
      code: 'paper-file-unknown'
    })
    expect(opened).toHaveLength(1)
    const { rows: entries } = await office.admin.call('journal.list', { limit: 5 })
    expect(entries[0]).toMatchObject({ operation: 'reports.render', subjectKind: 'report' })
  })

  it('are for whoever answers for the office', async () => {
    const office = await playedMay()
    for (const role of roles) {
      const seat = role === 'administrator' ? office.admin : office[role]
      const answer = await seat.send('reports.view', { period: '2024-H1' })
      expect(answer.ok).toBe((reportReaders as readonly string[]).includes(role))
    }
    for (const period of ['2024', '2024-H3', '2024-Q5', '2024-13', '2024-1'])
      expect(await refusal(view(office, period))).toMatchObject({ code: 'period-malformed', field: 'period' })
  })
})
