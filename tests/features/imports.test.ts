import { describe, expect, it } from 'vitest'
import { bundledWorker } from '../support/pdf-worker'
import { iinOf } from '../support/office'
import { contentOf } from './support/imports'
import { openPlayedOffice, refusal, withSql, type PlayedOffice } from './support/play'

const csv = (...lines: string[]): string => Buffer.from(lines.join('\n')).toString('base64')
const headings = 'ИИН;Фамилия;Имя;Отчество;Телефон;КАТО;Адрес;Номер семьи;Родство'

const office = async (): Promise<PlayedOffice> =>
  openPlayedOffice('2026-07-10', { workerUrl: await bundledWorker() })

const preview = (played: PlayedOffice, ...lines: string[]) =>
  played.clerk.call('imports.preview', {
    ...{
      kind: 'people' as const,
      fileName: 'school.csv',
      source: 'Школа № 1',
      content: csv(headings, ...lines)
    }
  })

const mother = iinOf('1985-03-15')
const son = iinOf('2015-05-20', 'm')
const family = [
  `${mother};Серікова;Әлия;Маратқызы;8 701 123 45 67;634000000;Абая, 12;7;заявитель`,
  `${son};Серіков;Нұрлан;;;634000000;Абая, 12;7;сын`
]

describe('a list of people and families', () => {
  it('is new, written in one go, then says what is stored', async () => {
    const played = await office()
    const first = await preview(played, ...family)
    expect(first.counts).toMatchObject({ rows: 2, new: 2, error: 0, taken: 2 })
    expect((await played.clerk.call('people.search', { text: 'Серик' })).rows).toEqual([])

    const done = await played.clerk.call('imports.apply', { id: first.id, revision: first.revision })
    expect(done).toMatchObject({ created: 2, changed: 0, skipped: 0, rejected: 0 })
    const { rows } = await played.clerk.call('people.search', { text: 'Серик' })
    expect(rows.map(({ iin, familySize }) => [iin, familySize]).sort()).toEqual(
      [
        [son, 2],
        [mother, 2]
      ].sort()
    )

    const again = await preview(played, ...family)
    expect(again.before).toBe(first.id)
    expect(again.counts).toMatchObject({ same: 2, new: 0, update: 0, taken: 0 })
    expect(await played.clerk.call('imports.apply', { id: again.id })).toMatchObject({
      created: 0,
      changed: 0
    })

    const undone = await played.clerk.call('imports.undo', { id: first.id })
    expect(undone).toMatchObject({ removed: 2, restored: 0 })
    expect((await played.clerk.call('people.search', { text: 'Серик' })).rows).toEqual([])
    expect(await withSql(played.folder, (sql) => sql.all('SELECT 1 FROM families'))).toEqual([])
  })

  it('is refused as undo once somebody applied for help or changed what it made', async () => {
    const played = await office()
    const { id } = await preview(played, ...family)
    await played.clerk.call('imports.apply', { id })
    const [person] = (await played.clerk.call('people.search', { text: mother })).rows
    await played.clerk.call('people.save', {
      ...{ id: person?.id ?? 0, iin: mother, lastName: 'Серікова', firstName: 'Әлия', phone: '+77771112233' }
    })
    expect(await refusal(played.clerk.call('imports.undo', { id }))).toMatchObject({
      ...{ code: 'import-changed-since', data: { row: 2 } }
    })
  })
})

it('a thousand people come in and are taken back, in step with the window', async () => {
  const told: number[] = []
  const played = await openPlayedOffice('2026-07-10', {
    workerUrl: await bundledWorker(),
    emit: (event) => {
      if (event.kind === 'progress') told.push(event.done / event.total)
    }
  })
  const before = await contentOf(played.folder)
  const lines = Array.from({ length: 1200 }, (_, at) => {
    const iin = iinOf(`19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`, 'm', 100 + at)
    return `${iin};Серіков${'абвгдежзик'[at % 10] ?? ''};Нұрлан;;;634000000;Абая, ${at};${at % 300};`
  })
  const content = csv(headings, ...lines)
  const file = { kind: 'people' as const, fileName: 'school.csv', content, jobId: 'list' }
  const { id, counts } = await played.clerk.call('imports.preview', file)
  expect(counts.rows).toBe(1200)
  expect(told.length).toBeGreaterThan(1)
  expect(told.at(-1)).toBe(1)
  const done = await played.clerk.call('imports.apply', { id })
  expect(done.created).toBe(counts.new)
  const undone = await played.clerk.call('imports.undo', { id })
  expect(undone.removed).toBe(counts.new)
  expect(await contentOf(played.folder)).toEqual(before)
  expect(
    await withSql(played.folder, (sql) =>
      sql.all(`SELECT name FROM sqlite_schema WHERE name LIKE 'undo_of_%'`)
    )
  ).toEqual([])
})
