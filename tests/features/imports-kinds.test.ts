import { describe, expect, it } from 'vitest'
import { iinOf } from '../support/office'
import { refusal, withSql, type PlayedOffice } from './support/play'
import { contentOf, importOffice, previewOf, rowsOf, takeIn } from './support/imports'

const mother = iinOf('1985-03-15')
const son = iinOf('2005-05-20', 'm')
const alone = iinOf('1960-01-10', 'm')

/** A mother with her son, and a man who lives in no family. */
async function settled(): Promise<PlayedOffice> {
  const played = await importOffice()
  await takeIn(played, 'people', [
    ...['ИИН;ФИО;ИИН заявителя;Родство', `${mother};Серікова Әлия Маратқызы;${mother};`],
    ...[`${son};Серіков Нұрлан;${mother};сын`, `${alone};Ахметов Ержан;;`]
  ])
  return played
}

const quarter = { options: { quarter: '2026-Q2' } }
const head = 'ИИН;Вид дохода;Месяц;Сумма'
const declared = [head, `${mother};Зарплата;апрель 2026;120 000,50`, `${son};стипендия;05.2026;30000`]

const familyId = async (played: PlayedOffice): Promise<number> =>
  (await played.clerk.call('people.search', { text: mother })).rows[0]?.familyId ?? 0

async function incomesOf(played: PlayedOffice): Promise<unknown> {
  const asked = { familyId: await familyId(played), quarter: '2026-Q2' }
  return (await played.clerk.call('incomes.get', asked)).declaration?.incomes.map(
    ({ kind, month, amount }) => [...[kind, month, amount]]
  )
}

describe('a list of incomes of a quarter', () => {
  it('is what the families declare, the same list again changes nothing, another takes its place', async () => {
    const played = await settled()
    const before = await contentOf(played.folder)
    expect(await takeIn(played, 'incomes', declared, quarter)).toMatchObject({ created: 2, changed: 0 })
    const income = [
      ['wages', '2026-04', '120000.50'],
      ['scholarship', '2026-05', '30000.00']
    ]
    expect(await incomesOf(played)).toEqual(income)
    expect((await previewOf(played, 'incomes', declared, quarter)).counts).toMatchObject({
      same: 2,
      taken: 0
    })

    // One income less is a change of the whole declaration.
    const fewer = await previewOf(played, 'incomes', declared.slice(0, 2), quarter)
    expect(fewer.counts).toMatchObject({ update: 1, same: 0 })
    await played.clerk.call('imports.apply', { id: fewer.id })
    expect(await incomesOf(played)).toEqual(income.slice(0, 1))
    await played.clerk.call('imports.undo', { id: fewer.id })
    expect(await incomesOf(played)).toEqual(income)
    const { rows } = await played.clerk.call('imports.list', {})
    const first = rows.find(({ kind, state }) => kind === 'incomes' && state === 'applied')
    await played.clerk.call('imports.undo', { id: first?.id ?? 0 })
    expect(await contentOf(played.folder)).toEqual(before)
  })

  it('takes a family whole or not at all', async () => {
    const played = await settled()
    const lines = [
      ...declared,
      `${son};зарплата;январь 2026;1`,
      `${alone};пенсия;;5`,
      `${iinOf('1999-09-09')};пенсия;;5`,
      `${mother};Зарплата;апрель 2026;120 000,50`
    ]
    const { id } = await previewOf(played, 'incomes', lines, quarter)
    expect(await rowsOf(played, id)).toEqual([
      [2, 'error', ['family-left-out']],
      [3, 'error', ['family-left-out']],
      [4, 'error', ['month-outside-quarter']],
      [5, 'error', ['person-without-family']],
      [6, 'error', ['iin-unknown']],
      [7, 'error file', ['row-repeated', 'family-left-out']]
    ])
    expect(await refusal(previewOf(played, 'incomes', declared))).toMatchObject({ code: 'field-empty' })
  })

  it('cannot be undone once the family declared anew', async () => {
    const played = await settled()
    const done = await takeIn(played, 'incomes', declared, quarter)
    await played.clerk.call('incomes.declare', {
      ...{ familyId: await familyId(played), quarter: '2026-Q2', source: 'Справка', incomes: [] }
    })
    expect((await refusal(played.clerk.call('imports.undo', { id: done.import.id }))).code).toBe(
      'import-changed-since'
    )
  })
})

describe('a list of a category', () => {
  const heading = 'ИИН;ФИО;Категория;С;По'
  const lines = [
    heading,
    `${mother};Серикова Алия;безработный;01.06.2026;`,
    `${son};Серіков Нұрлан;II группа;;`,
    `${alone};Ахметов Ержан;пенсионер;10.01.2023;`
  ]

  it('marks its people, tells disability groups, and is taken back whole', async () => {
    const played = await settled()
    const before = await contentOf(played.folder)
    const done = await takeIn(played, 'categories', lines, { source: 'Центр занятости' })
    expect(done).toMatchObject({ created: 2, changed: 1 })
    const marks = await withSql(played.folder, (sql) =>
      sql.all('SELECT mark, since, until, source FROM person_marks ORDER BY id')
    )
    expect(marks).toEqual([
      { mark: 'registered-unemployed', since: '2026-06-01', until: null, source: 'Центр занятости' },
      { mark: 'pensioner', since: '2023-01-10', until: null, source: 'Центр занятости' }
    ])
    expect((await previewOf(played, 'categories', lines)).counts).toMatchObject({ same: 3, taken: 0 })
    await played.clerk.call('imports.undo', { id: done.import.id })
    expect(await contentOf(played.folder)).toEqual(before)
  })

  it('a disability group that ended takes away that group only, not another that holds since', async () => {
    const played = await settled()
    await takeIn(played, 'categories', lines)
    const ended = (group: string): string[] => [heading, `${son};;${group};01.01.2020;31.12.2022`]
    const other = await previewOf(played, 'categories', ended('III группа'))
    expect(await rowsOf(played, other.id)).toEqual([[2, 'same exact', []]])
    const own = await previewOf(played, 'categories', ended('II группа'))
    expect(await rowsOf(played, own.id)).toEqual([[2, 'update exact', []]])
  })

  it('ends a mark, refuses what overlaps, whom nobody knows and a name that is another’s', async () => {
    const played = await settled()
    await takeIn(played, 'categories', lines)
    const { id } = await previewOf(played, 'categories', [
      heading,
      `${mother};;безработный;01.06.2026;30.06.2026`,
      `${alone};;пенсионер;01.01.2020;01.02.2023`,
      `${iinOf('1999-09-09')};;пенсионер;;`,
      `${son};Қасымов Бақыт;I группа;;`
    ])
    expect(await rowsOf(played, id)).toEqual([
      [2, 'update exact', []],
      [3, 'update exact', []],
      [4, 'error', ['iin-unknown']],
      [5, 'error', ['name-differs']]
    ])
  })

  it('by a name of its own becomes a list of people that rounds choose by', async () => {
    const played = await settled()
    const named = ['ИИН;Список', `${mother};Погорельцы`, `${son};Погорельцы`]
    const done = await takeIn(played, 'categories', named)
    expect((await played.manager.call('peopleLists.all', {})).lists).toMatchObject([
      { name: 'Погорельцы', people: 2 }
    ])
    expect((await previewOf(played, 'categories', named)).counts).toMatchObject({ same: 2 })
    await played.clerk.call('imports.undo', { id: done.import.id })
    expect((await played.manager.call('peopleLists.all', {})).lists).toEqual([])
  })
})
