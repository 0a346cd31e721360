import { describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import {
  apply,
  officeData,
  openImportOffice,
  preview,
  rowsOf,
  takeIn,
  undo,
  verdicts
} from './support/import-lists'
import { adult, child, enterFamily, freshIin, refusal, register } from './support/play'

const today = '2025-05-20'
const headings = ['Номер дела', 'ИИН', 'Услуга', 'Месяц', 'Начислено', 'Расход', 'По счётчику']

async function opened() {
  const office = await openImportOffice(today)
  const family = await enterFamily(office.clerk, [adult, child('2015-01-01')])
  const housing = await register(office.clerk, family, '2025-05-14', { programme: 'housing' })
  return { office, family, housing, iin: housing.members[0]?.iin ?? '' }
}
type Opened = Awaited<ReturnType<typeof opened>>

async function caseOf({ office, housing }: Opened): Promise<CaseView> {
  return (await office.clerk.call('cases.get', { id: housing.id })).case
}

async function bills(of: Opened): Promise<unknown> {
  return (await caseOf(of)).asked?.['bills']
}

const bill = (kind: string, month: string, amount: string, quantity: string | null = null) => ({
  ...{ kind, month, amount, quantity },
  ...{ metered: null, oldFee: null }
})

describe('bills of housing cases', () => {
  test('by the number of the case or the IIN of who applied, each service and month once', async () => {
    const all = await opened()
    const { office, housing, iin } = all
    const done = await takeIn(office.clerk, 'bills', [
      headings,
      [housing.number, '', 'холодная вода', 'январь 2025', '1 250,50', '4,5', ''],
      ['', iin, 'электр энергиясы', '02.2025', '6000', '210', ''],
      [housing.number, iin, 'Лифт', '2025-03', '1300', '', '']
    ])
    expect(done).toMatchObject({ created: 0, changed: 3, rejected: 0 })
    expect(await bills(all)).toEqual([
      bill('cold-water', '2025-01', '1250.50', '4.5'),
      bill('electricity', '2025-02', '6000.00', '210'),
      bill('lift', '2025-03', '1300.00')
    ])
    expect((await caseOf(all)).state).toBe('in-review')
    const { rows } = await office.clerk.call('cases.history', { id: housing.id })
    expect(rows.map(({ operation }) => operation)).toContain('imports.apply')
  })

  test('what a clerk entered beside the bills stays; another sum stands beside the stored one', async () => {
    const all = await opened()
    const { office, housing } = all
    await office.clerk.call('cases.saveAsked', {
      id: housing.id,
      asked: {
        ...{ area: '54', onlyHome: true, registeredThere: true },
        bills: [{ kind: 'heat', month: '2025-01', amount: '9000', quantity: '1.2', metered: true }]
      }
    })
    const seen = await preview(office.clerk, 'bills', [
      headings,
      [housing.number, '', 'отопление', '01.2025', '9500', '', ''],
      [housing.number, '', 'отопление', '02.2025', '8000', '1,1', 'да']
    ])
    expect(await rowsOf(office.clerk, seen)).toMatchObject([
      { state: 'update', match: { stored: { amount: '9000.00', quantity: '1.2', metered: 'yes' } } },
      { state: 'new' }
    ])
    await apply(office.clerk, seen)
    expect((await caseOf(all)).asked).toEqual({
      ...{ area: '54', onlyHome: true, registeredThere: true },
      bills: [
        // What the row leaves out stays as it was entered.
        { ...bill('heat', '2025-01', '9500.00', '1.2'), metered: true },
        { ...bill('heat', '2025-02', '8000.00', '1.1'), metered: true }
      ]
    })
  })

  test('the same bills again change nothing', async () => {
    const all = await opened()
    const lines = [headings, [all.housing.number, '', 'газ', '01.2025', '700', '12', '']]
    await takeIn(all.office.clerk, 'bills', lines)
    const before = await officeData(all.office.folder)
    const again = await takeIn(all.office.clerk, 'bills', lines)
    expect(again.import.counts).toMatchObject({ same: 1, taken: 0 })
    expect(await officeData(all.office.folder)).toEqual(before)
  })

  test('a bill without an open case, of another quarter or of another person is refused by name', async () => {
    const all = await opened()
    const { office, housing } = all
    const other = await enterFamily(office.clerk, [adult])
    const stranger = freshIin('1985-03-15')
    const asp = await register(office.clerk, other, '2025-05-14')
    const closed = await register(office.clerk, other, '2025-05-14', { programme: 'housing' })
    await office.clerk.call('cases.withdraw', { id: closed.id, reason: 'по заявлению' })
    const before = await officeData(office.folder)
    const refused: [cells: string[], code: string][] = [
      [['2025-999999', '', 'газ', '01.2025', '700', '12'], 'caseNumber:housing-case-missing'],
      [['', stranger, 'газ', '01.2025', '700', '12'], 'iin:housing-case-missing'],
      [['', asp.members[0]?.iin ?? '', 'газ', '01.2025', '700', '12'], 'iin:housing-case-missing'],
      [[closed.number, '', 'газ', '01.2025', '700', '12'], 'caseNumber:case-state'],
      [[housing.number, stranger, 'газ', '01.2025', '700', '12'], 'iin:bill-of-other-applicant'],
      [[housing.number, '', 'газ', '04.2025', '700', '12'], 'month:housing-case-other-quarter'],
      [[housing.number, '', 'домофон', '01.2025', '700', ''], 'kind:choice-unknown'],
      [[housing.number, '', 'газ', '01.2025', '-700', '12'], 'amount:amount-negative'],
      [[housing.number, '', 'газ', '01.2025', '700', '999999999'], 'quantity:asked-range'],
      [['', '', 'газ', '01.2025', '700', '12'], 'caseNumber:field-required']
    ]
    const seen = await preview(office.clerk, 'bills', [headings, ...refused.map(([cells]) => cells)])
    expect(await verdicts(office.clerk, seen)).toEqual(refused.map(([, code]) => `error ${code}`))
    await apply(office.clerk, seen)
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('two sums for one service and month are not both right', async () => {
    const { office, housing } = await opened()
    const seen = await preview(office.clerk, 'bills', [
      headings,
      [housing.number, '', 'газ', '01.2025', '700', '12'],
      [housing.number, '', 'газ', '01.2025', '700', '12'],
      [housing.number, '', 'газ', '01.2025', '800', '12']
    ])
    expect(await verdicts(office.clerk, seen)).toEqual([
      'new',
      'same :row-repeated',
      'error kind:bill-doubled'
    ])
  })

  test('undone, the case is asked as before; one that went on keeps the whole import', async () => {
    const all = await opened()
    const { office, housing } = all
    const before = await caseOf(all)
    const lines = [
      headings,
      [housing.number, '', 'газ', '01.2025', '700', '12'],
      [housing.number, '', 'газ', '02.2025', '750', '12']
    ]
    const first = await takeIn(office.clerk, 'bills', lines)
    await undo(office.clerk, first.import)
    expect(await caseOf(all)).toEqual({ ...before, revision: expect.any(Number) as number })

    const second = await takeIn(office.clerk, 'bills', lines)
    await office.clerk.call('cases.saveSurvey', { id: housing.id, survey: { conclusion: 'need' } })
    const kept = await officeData(office.folder)
    expect(await refusal(undo(office.clerk, second.import))).toMatchObject({ code: 'import-changed-since' })
    expect(await officeData(office.folder)).toEqual(kept)
  })
})
