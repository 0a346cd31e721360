import { beforeEach, describe, expect, it } from 'vitest'
import { mappingOf, columnFields, missingFields, withField } from '@renderer/features/imports/column-choice'
import { fieldName, type ImportFieldInfo, type ImportRow } from '@renderer/features/imports/import-words'
import { emptyOptions, keptOptions, optionsOf } from '@renderer/features/imports/import-options'
import { mergeLines, mustBeSame, nextUndecided } from '@renderer/features/imports/merge-model'
import { rowsAsText } from '@renderer/features/imports/rows-copy'
import { sampleCsv, textAsBase64 } from '@renderer/features/imports/sample-file'
import { i18n } from '@renderer/locales/i18n'

const field = (id: string, more: Partial<ImportFieldInfo> = {}): ImportFieldInfo => ({
  ...{ id, type: 'text', required: false, oneOf: [], choices: [] },
  ...more
})
const fields = [
  field('iin', { type: 'iin', required: true }),
  field('fullName', { type: 'full-name' }),
  field('lastName', { type: 'name', oneOf: ['lastName', 'fullName'] }),
  field('bornOn', { type: 'date' })
]

function row(number: number, more: Partial<ImportRow> = {}): ImportRow {
  return {
    ...{ row: number, state: 'duplicate', choice: null, cells: [], values: {}, findings: [] },
    ...{ match: null, keep: [] },
    ...more
  }
}

beforeEach(() => {
  i18n.global.locale.value = 'ru'
})

describe('columns of the file and fields of ours', () => {
  it('a field given to another column leaves the one it had, and the rest stays', () => {
    const before = columnFields({ headings: ['ЖСН', 'Тегі', 'Ескерту'], mapping: { iin: 0, lastName: 1 } })
    expect(before).toEqual(['iin', 'lastName', null])
    const after = withField(before, 2, 'iin')
    expect(after).toEqual([null, 'lastName', 'iin'])
    expect(mappingOf(after)).toEqual({ lastName: 1, iin: 2 })
  })

  it('what is missing: the required one by itself, of two names either', () => {
    expect(missingFields(fields, [null, 'bornOn'])).toEqual({
      all: ['iin'],
      oneOf: [['fullName', 'lastName']]
    })
    expect(missingFields(fields, ['iin', 'fullName'])).toEqual({ all: [], oneOf: [] })
  })
})

describe('a row and the person it is like', () => {
  const stored = { iin: '900101300126', lastName: 'Сағындықова', phone: '+77011234567' }
  const alike = row(3, {
    values: { iin: '900101300126', lastName: 'Сагындыкова', bornOn: '1990-01-01' },
    match: { subject: 'person', id: 7, how: 'exact', stored }
  })

  it('differing fields are marked; an empty cell changes nothing, nor does a name as Russian keyboards write it', () => {
    const lines = mergeLines(alike, [...fields, field('phone', { type: 'phone' })])
    expect(lines.map(({ id, differs }) => [id, differs])).toEqual([
      ['iin', false],
      ['lastName', false],
      ['bornOn', true],
      ['phone', false]
    ])
    expect(lines.filter(({ spelling }) => spelling).map(({ id }) => id)).toEqual(['lastName'])
  })

  it('the same IIN on both sides is nobody else; without one in the file it may be', () => {
    expect(mustBeSame(alike)).toBe(true)
    expect(mustBeSame({ ...alike, values: { lastName: 'Сағындықова' } })).toBe(false)
  })

  it('the next undecided one goes round the list and ends when none is left', () => {
    const rows = [row(2), row(5), row(9)]
    const done = new Set([9])
    const decided = ({ row: number }: ImportRow): boolean => done.has(number)
    expect(nextUndecided(rows, 5, decided)?.row).toBe(2)
    done.add(2)
    expect(nextUndecided(rows, 5, decided)).toBeNull()
    expect(nextUndecided(rows, null, decided)?.row).toBe(5)
  })
})

describe('what is sent and saved', () => {
  it('only the options a kind asks for are sent, and kept ones come back as they were', () => {
    const draft = { ...emptyOptions('2026-05-02'), placeId: 4, act: '  ' }
    expect(optionsOf(draft, ['quarter', 'act'])).toEqual({ quarter: '2026-Q1' })
    expect(optionsOf(draft, ['place'])).toEqual({ placeId: 4 })
    expect(keptOptions({ placeId: '4', act: '№ 1' })).toEqual({ placeId: 4, act: '№ 1' })
  })

  it('copied rows are a table of one line each: tabs and line ends in a cell do not break it', () => {
    const findings = [
      { ...{ level: 'error' as const, field: 'iin', code: 'field-required', data: {} }, text: '' }
    ]
    const text = rowsAsText([row(2, { state: 'error', cells: ['1\t2', 'а\nб'], findings })], ['ИИН', 'Имя'])
    expect(text.split('\n')).toEqual([
      '№\tСостояние\tИИН\tИмя\tЗамечания',
      '2\tошибка\t1 2\tа б\tИИН: Ячейка пуста, а без неё строку нельзя взять.'
    ])
  })

  it('a sample keeps a semicolon inside its cell and survives base64 in Kazakh', () => {
    const csv = sampleCsv([field('iin', { type: 'iin' }), field('x;y')], (id) => (id === 'iin' ? 'ЖСН' : id))
    expect(csv).toBe('\uFEFFЖСН;"x;y"\r\n900101300126;…\r\n')
    expect(Buffer.from(textAsBase64(csv), 'base64').toString('utf8')).toBe(csv)
  })
})

it('a column without words of ours is called by its own name', () => {
  expect(fieldName('iin')).toBe('ИИН')
  expect(fieldName('not-known')).toBe('not-known')
})
