import { describe, expect, it } from 'vitest'
import { makeIban } from '@shared/domain/iban'
import { iinOf } from '../support/office'
import { refusal } from './support/play'
import {
  base64,
  contentOf,
  importOffice,
  manyPeople,
  peopleHeadings,
  previewOf,
  rowsOf,
  takeIn
} from './support/imports'

const head = 'ИИН;Фамилия;Имя;Отчество;Дата рождения;Телефон;КАТО;Адрес;Счет;ИИН заявителя;Родство'
const aliya = iinOf('1985-03-15')
const nurlan = iinOf('2015-05-20', 'm')
const stored = [`${aliya};Серікова;Әлия;Маратқызы;;87011234567;634000000;Абая, 12;;;`]

describe('rows of a list of people', () => {
  it('that only spell a stored name otherwise say the same; what differs shows what is stored', async () => {
    const played = await importOffice()
    await takeIn(played, 'people', [head, ...stored])
    const { id, counts } = await previewOf(played, 'people', [
      head,
      `${aliya};СЕРИКОВА;Алия;;15.03.1985;8 777 000 11 22;;;;;`
    ])
    expect(counts).toMatchObject({ update: 1, taken: 1 })
    const [row] = (await played.clerk.call('imports.rows', { id })).rows
    expect(row?.match).toMatchObject({
      how: 'exact',
      stored: { lastName: 'Серікова', phone: '+77011234567' }
    })
    await played.clerk.call('imports.apply', { id })
    const [person] = (await played.clerk.call('people.search', { text: aliya })).rows
    expect(person).toMatchObject({ fullName: 'Серікова Әлия Маратқызы', phone: '+77770001122' })
  })

  it('that are like a stored person wait for the clerk: merged they change that one, kept fields stay', async () => {
    const played = await importOffice()
    await takeIn(played, 'people', [head, ...stored])
    const before = await contentOf(played.folder)
    const other = iinOf('1985-03-15', 'f', 100)
    const lines = [head, `${other};Серикова;Алия;Маратовна;;87050000000;;;;;`]
    const { id, counts } = await previewOf(played, 'people', lines)
    expect(counts).toMatchObject({ duplicate: 1, undecided: 1, taken: 0 })
    expect(await rowsOf(played, id)).toEqual([[2, 'duplicate fuzzy', ['duplicate-like']]])
    const view = await played.clerk.call('imports.choose', {
      ...{ id, revision: 2, rows: [2], choice: 'merge' as const, keep: ['iin'] }
    })
    expect(view.counts).toMatchObject({ undecided: 0, taken: 1 })
    expect(await played.clerk.call('imports.apply', { id })).toMatchObject({ created: 0, changed: 1 })
    const { rows } = await played.clerk.call('people.search', { text: 'Серикова' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ iin: aliya, phone: '+77050000000' })
    await played.clerk.call('imports.undo', { id })
    expect(await contentOf(played.folder)).toEqual(before)
  })

  it('taken for another person stand beside the one they are like', async () => {
    const played = await importOffice()
    await takeIn(played, 'people', [head, ...stored])
    const other = iinOf('1985-03-15', 'f', 100)
    const { id, revision } = await previewOf(played, 'people', [head, `${other};Серикова;Алия;;;;;;;;`])
    await played.clerk.call('imports.choose', {
      id,
      revision,
      rows: { state: 'duplicate' },
      choice: 'separate'
    })
    expect(await played.clerk.call('imports.apply', { id })).toMatchObject({ created: 1 })
    expect((await played.clerk.call('people.search', { text: 'Серикова' })).rows).toHaveLength(2)
  })

  it('without an IIN are merged into whom they mean, or refused', async () => {
    const played = await importOffice()
    await takeIn(played, 'people', [head, ...stored])
    const { id } = await previewOf(played, 'people', [
      head,
      `;Серикова;Алия;;15.03.1985;87051112233;;;;;`,
      `;Ахметов;Ержан;;01.02.1990;;;;;;`
    ])
    expect(await rowsOf(played, id)).toEqual([
      [2, 'duplicate fuzzy', ['duplicate-like']],
      [3, 'error', ['field-required']]
    ])
  })

  it('that stand twice in the file are taken once', async () => {
    const played = await importOffice()
    const row = `${nurlan};Серіков;Нұрлан;;;;;;;;`
    const { id, counts, revision } = await previewOf(played, 'people', [head, row, row])
    expect(counts).toMatchObject({ new: 1, duplicate: 1, taken: 1 })
    expect(await rowsOf(played, id)).toEqual([
      [2, 'new', []],
      [3, 'duplicate file', ['duplicate-in-file']]
    ])
    // The same IIN cannot be somebody else.
    expect(
      await refusal(played.clerk.call('imports.choose', { id, revision, rows: [3], choice: 'separate' }))
    ).toMatchObject({ code: 'import-choice', data: { row: 3 } })
    await played.clerk.call('imports.choose', { id, revision, rows: [3], choice: 'merge' })
    expect(await played.clerk.call('imports.apply', { id })).toMatchObject({ created: 1 })
  })

  it('are refused with their reasons, come back as a file, and come in once corrected', async () => {
    const played = await importOffice()
    const iban = makeIban('125', 'KZT1001300335')
    const wrong = `${aliya};Серікова;Әлия;;16.03.1985;;;;;;`
    const lines = [
      ...[head, wrong, `${nurlan};Серіков;Нұрлан;;;;999999999;Абая, 1;;;`],
      ...[
        `${iinOf('1990-01-01')};Омарова;Дана;;;;;;${iban};;`,
        `${iinOf('1991-01-01')};Омарова;Лаура;;;;;;${iban};;`
      ],
      `${iinOf('2000-01-01', 'm')};Асанов;Ерлан;;;;;;;${iinOf('1960-01-01', 'm')};сын`
    ]
    const { id } = await previewOf(played, 'people', lines)
    expect(await rowsOf(played, id)).toEqual([
      [2, 'error', ['iin-birth-date-differs']],
      [3, 'error', ['kato-unknown']],
      [4, 'new', []],
      [5, 'error', ['iban-taken']],
      [6, 'error', ['head-unknown']]
    ])
    expect(await played.clerk.call('imports.apply', { id })).toMatchObject({ created: 1, rejected: 4 })
    const back = await played.clerk.call('imports.rejected', { id, format: 'csv' })
    expect(back).toMatchObject({ fileName: 'list-возврат.csv', rows: 4 })
    const text = Buffer.from(back.content, 'base64').toString('utf8')
    expect(text.split('\r\n')[0]).toBe(`\ufeff${head};Причина`)
    expect(text).toContain('16.03.1985')
    const corrected = text.replace('16.03.1985', '15.03.1985')
    const again = await previewOf(played, 'people', [corrected])
    expect(again.counts).toMatchObject({ rows: 4, new: 1, error: 3 })
    const sheet = await played.clerk.call('imports.rejected', { id, format: 'xlsx' })
    const read = await previewOf(played, 'people', [], { content: sheet.content, fileName: sheet.fileName })
    expect(read.counts).toMatchObject({ rows: 4, error: 4 })
  })
})

describe('a preview', () => {
  it('is read again under another mapping, which the source keeps for its next file', async () => {
    const played = await importOffice()
    const odd = ['Код;Кто;Что', `${aliya};Серікова;Әлия`]
    const first = await previewOf(played, 'people', odd, { source: 'Емхана' })
    expect(first.counts).toMatchObject({ rows: 1, error: 1 })
    const mapping = { iin: 'Код', lastName: 1, firstName: 'что' }
    const second = await played.clerk.call('imports.preview', {
      ...{ kind: 'people', fileName: 'list.csv', source: 'Емхана', importId: first.id, mapping }
    })
    expect(second).toMatchObject({ id: first.id, mapping: { iin: 0, lastName: 1, firstName: 2 } })
    expect(second.counts).toMatchObject({ new: 1, error: 0 })
    await played.clerk.call('imports.apply', { id: first.id })
    const next = await previewOf(played, 'people', ['Что;Код;Кто', `Нұрлан;${nurlan};Серіков`], {
      source: 'Емхана'
    })
    expect(next.counts).toMatchObject({ new: 1, error: 0 })
    expect((await played.clerk.call('imports.sources', {})).sources).toMatchObject([{ name: 'Емхана' }])
  })

  it('finds its headings below a title, in windows-1251 and with tabs', async () => {
    const played = await importOffice()
    const text = ['Список семей на 1 июля', '', 'ИИН\tФамилия\tИмя', `${aliya}\tСерикова\tАлия`].join('\n')
    const bytes = Buffer.from([...text].map((char) => win1251(char)))
    const view = await previewOf(played, 'people', [], { content: bytes.toString('base64') })
    expect(view.headings).toEqual(['ИИН', 'Фамилия', 'Имя'])
    expect(await rowsOf(played, view.id)).toEqual([[4, 'new', []]])
  })

  it('is outdated once a row would be written otherwise, and is forgotten when dropped', async () => {
    const played = await importOffice()
    const { id } = await previewOf(played, 'people', [head, `${aliya};Серікова;Әлия;;;87010000000;;;;;`])
    await takeIn(played, 'people', [head, ...stored])
    expect(await refusal(played.clerk.call('imports.apply', { id }))).toMatchObject({
      ...{ code: 'import-outdated', data: { row: 2 } }
    })
    expect(await played.clerk.call('imports.drop', { id })).toMatchObject({ state: 'dropped' })
    expect((await played.clerk.call('imports.rows', { id })).rows).toEqual([])
    expect((await refusal(played.clerk.call('imports.apply', { id }))).code).toBe('import-state')
  })

  it('of two readings of one file, the second finds nothing left to write', async () => {
    const played = await importOffice()
    const one = await previewOf(played, 'people', [head, ...stored])
    const two = await previewOf(played, 'people', [head, ...stored])
    await played.clerk.call('imports.apply', { id: one.id })
    const before = await contentOf(played.folder)
    expect(await played.clerk.call('imports.apply', { id: two.id })).toMatchObject({ created: 0, changed: 0 })
    expect(await contentOf(played.folder)).toEqual(before)
  })

  it('is for those whose kind it is, and names a file it cannot read', async () => {
    const played = await importOffice()
    const content = base64(head, ...stored)
    const asked = { kind: 'people' as const, fileName: 'list.csv', content }
    expect((await refusal(played.distributor.call('imports.preview', asked))).code).toBe('role-missing')
    const { id } = await previewOf(played, 'people', [head, ...stored])
    expect((await refusal(played.distributor.call('imports.rows', { id }))).code).toBe('role-missing')
    expect((await played.distributor.call('imports.list', {})).rows).toEqual([])
    const { kinds } = await played.clerk.call('imports.kinds', {})
    expect(kinds.filter(({ allowed }) => allowed).map(({ kind }) => kind)).toEqual([
      ...['people', 'incomes', 'applications', 'categories', 'bills']
    ])
    expect(
      await refusal(previewOf(played, 'people', ['ИИН;Фамилия', `${aliya};=cmd|' /C calc'!A0`]))
    ).toMatchObject({ code: 'file-has-formulas' })
  })

  it('are read while others save; what they saved is looked at again before anything is written', async () => {
    let meanwhile: (() => void) | null = null
    const played = await importOffice('2026-07-10', {
      emit: (event) => {
        if (event.kind === 'progress' && event.done > 1000) meanwhile?.()
      }
    })
    const order: string[] = []
    const saved = new Promise<void>((done, fail) => {
      meanwhile = () => {
        meanwhile = null
        played.reviewer
          .call('people.save', { iin: aliya, lastName: 'Серікова', firstName: 'Әлия' })
          .then(() => order.push('saved'))
          .then(() => done(), fail)
      }
    })
    const list = [`${aliya};Ким;Әлия;;;;;;;`, ...manyPeople(3200)]
    const { id, counts } = await previewOf(played, 'people', [peopleHeadings, ...list], {
      jobId: 'list'
    })
    order.push('read')
    await saved
    expect(order).toEqual(['saved', 'read'])
    expect(counts).toMatchObject({ rows: 3201, new: 3201 })
    expect(await refusal(played.clerk.call('imports.apply', { id }))).toMatchObject({
      ...{ code: 'import-outdated', data: { row: 2 } }
    })
  })

  it('that is cancelled leaves nothing', async () => {
    // Stopped at the first sign of progress within the rows.
    let stop = (): void => undefined
    const played = await importOffice('2026-07-10', {
      emit: (event) => {
        if (event.kind === 'progress' && event.done > 2000) stop()
      }
    })
    stop = () => void played.clerk.call('jobs.cancel', { jobId: 'list' })
    const before = await contentOf(played.folder)
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `${aliya};Серікова;Әлия${'ә'.repeat(at % 7)};;;;;;;;`
    )
    const asked = previewOf(played, 'people', [head, ...rows], { jobId: 'list' })
    expect((await refusal(asked)).code).toBe('cancelled')
    expect((await played.clerk.call('imports.list', {})).rows).toEqual([])
    expect(await contentOf(played.folder)).toEqual(before)
  })
})

/** A letter of windows-1251, as far as the test needs. */
function win1251(char: string): number {
  const code = char.codePointAt(0) ?? 0
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
}
