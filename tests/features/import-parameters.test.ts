import { describe, expect, test } from 'vitest'
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
import { decide, enterFamily, motherOfFour, refusal, register, setLine } from './support/play'

const today = '2025-05-20'
const headings = [
  'Показатель',
  'Значение',
  'Ед. изм.',
  'Квартал',
  'Действует с',
  'Действует по',
  'Регион',
  'Акт'
]
const act = 'Сведения области от 01.04.2025'

const opened = () => openImportOffice(today)
type Office = Awaited<ReturnType<typeof opened>>

async function values({ admin }: Office, name: string): Promise<string[]> {
  const { values: all } = await admin.call('parameters.list', { name })
  return all
    .filter(({ mark }) => mark === 'office')
    .map(({ value, from, until, region }) => `${value} ${from}–${until ?? ''} ${region ?? ''}`)
}

describe('values of the parameter book', () => {
  test('come in by their names in the program or in the office, by quarter or from a day', async () => {
    const office = await opened()
    const done = await takeIn(office.admin, 'parameters', [
      headings,
      ['Черта бедности', '31 000,50', 'tenge', '2 квартал 2025', '', '', '63', act],
      ['poverty-line', '32000', '', '2025-Q3', '', '', '630000000', act],
      ['head-tier', '500000', '', '', '01.01.2025', '31.12.2025', '', act]
    ])
    expect(done).toMatchObject({ created: 3, rejected: 0 })
    expect(await values(office, 'poverty-line')).toEqual([
      '32000 2025-07-01–2025-09-30 63',
      '31000.50 2025-04-01–2025-06-30 63'
    ])
    expect(await values(office, 'head-tier')).toEqual(['500000 2025-01-01–2025-12-31 '])
  })

  test('quarter and act may be said for the whole file', async () => {
    const office = await opened()
    const seen = await preview(
      office.admin,
      'parameters',
      [
        ['Көрсеткіш', 'Мәні'],
        ['Кедейлік шегі', '30000']
      ],
      { options: { quarter: '2025-Q2', act } }
    )
    await apply(office.admin, seen)
    // The office's own region where none is named.
    expect(await values(office, 'poverty-line')).toEqual(['30000 2025-04-01–2025-06-30 63'])
  })

  test('another value of the same day never stands in place of the former: that one is kept', async () => {
    const office = await opened()
    await setLine(office.admin, '2025-Q2', '30000')
    const lines = [headings, ['poverty-line', '31000', '', '2025-Q2', '', '', '63', act]]
    const seen = await preview(office.admin, 'parameters', lines)
    expect((await rowsOf(office.admin, seen))[0]).toMatchObject({
      ...{ state: 'update', match: { stored: { value: '30000' } } }
    })
    await apply(office.admin, seen)
    const { values: history } = await office.admin.call('parameters.list', {
      name: 'poverty-line',
      history: true
    })
    expect(
      history.filter(({ mark }) => mark === 'office').map(({ value, superseded }) => [value, superseded])
    ).toEqual([
      ['31000', false],
      ['30000', true]
    ])
    const before = await officeData(office.folder)
    expect((await takeIn(office.admin, 'parameters', lines)).import.counts).toMatchObject({ same: 1 })
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('the definitions refuse by name, and nothing is written', async () => {
    const office = await opened()
    const before = await officeData(office.folder)
    const refused: [cells: string[], code: string][] = [
      [['цена хлеба', '1', '', '2025-Q2', '', '', '', act], 'name:choice-unknown'],
      [['poverty-line', 'много', '', '2025-Q2', '', '', '63', act], 'value:parameter-value'],
      [['poverty-line', '0', '', '2025-Q3', '', '', '63', act], 'value:parameter-value'],
      [['poverty-line', '30000', 'percent', '2025-Q2', '', '', '63', act], 'unit:parameter-unit'],
      [['poverty-line', '30000', '', '', '01.04.2025', '', '63', act], 'quarter:parameter-scope'],
      [['head-tier', '30000', '', '2025-Q2', '', '', '', act], 'from:parameter-scope'],
      [['head-tier', '30000', '', '', '01.04.2025', '01.03.2025', '', act], 'until:parameter-scope'],
      [['mci', '4000', '', '', '01.06.2025', '', '63', act], 'region:parameter-scope'],
      [['poverty-line', '30000', '', '2025-Q2', '', '', 'ВКО', act], 'region:kato-malformed'],
      [['poverty-line', '30000', '', '2025-Q2', '', '', '63', ''], 'act:field-empty'],
      [['poverty-line', '', '', '2025-Q2', '', '', '63', act], 'value:field-required']
    ]
    const seen = await preview(office.admin, 'parameters', [headings, ...refused.map(([cells]) => cells)])
    expect(await verdicts(office.admin, seen)).toEqual(refused.map(([, code]) => `error ${code}`))
    await apply(office.admin, seen)
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('a value that decisions rest on is neither replaced nor taken back', async () => {
    const office = await opened()
    const entered = await takeIn(office.admin, 'parameters', [
      headings,
      ['poverty-line', '40000', '', '2025-Q1', '', '', '63', act],
      ['poverty-line', '41000', '', '2025-Q2', '', '', '63', act]
    ])
    const family = await enterFamily(office.clerk, motherOfFour)
    await decide(office, await register(office.clerk, family, '2025-05-14'), [[0, 'wages', '90000']])
    const before = await officeData(office.folder)
    const seen = await preview(office.admin, 'parameters', [
      headings,
      ['poverty-line', '45000', '', '2025-Q1', '', '', '63', act],
      ['poverty-line', '46000', '', '2025-Q2', '', '', '63', act]
    ])
    const states = await verdicts(office.admin, seen)
    expect(states).toContain('error value:parameter-used')
    expect(await refusal(undo(office.admin, entered.import))).toMatchObject({ code: 'import-used' })
    expect((await officeData(office.folder))['parameters']).toEqual(before['parameters'])
  })

  test('undone, the former value is in force again', async () => {
    const office = await opened()
    await setLine(office.admin, '2025-Q2', '30000')
    const before = await officeData(office.folder)
    const done = await takeIn(office.admin, 'parameters', [
      headings,
      ['poverty-line', '31000', '', '2025-Q2', '', '', '63', act],
      ['poverty-line', '32000', '', '2025-Q3', '', '', '63', act]
    ])
    await undo(office.admin, done.import)
    expect(await officeData(office.folder)).toEqual(before)
    expect(await values(office, 'poverty-line')).toEqual(['30000 2025-04-01–2025-06-30 63'])
  })
})
