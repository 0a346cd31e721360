import { describe, expect, it } from 'vitest'
import { readCell, type CellContext } from '@shared/imports/cells'
import type { CellType, ImportField } from '@shared/imports/kinds'
import { iinOf } from '../support/office'

const context: CellContext = {
  today: '2026-07-10',
  places: (text) => (text === 'Волчанка' ? ['635600100'] : text === 'Ивановка' ? ['1', '2'] : [])
}
const field = (type: CellType): ImportField => ({
  ...{ id: 'cell', type, required: false, headings: [] },
  choices: { '1': ['i группа', '1 топ'], child: ['ребенок с инвалидностью'] }
})
const read = (type: CellType, text: string) => {
  const { value, finding } = readCell(field(type), text, context)
  return finding === null ? value : finding.level === 'error' ? finding.code : [value, finding.code]
}

describe('a cell', () => {
  it.each([
    ['15.03.1985', '1985-03-15'],
    ['15/03/1985', '1985-03-15'],
    ['5-3-1985', '1985-03-05'],
    ['1985-03-15', '1985-03-15'],
    ['1985.03.15', '1985-03-15'],
    ['1985-03-15T00:00:00', '1985-03-15'],
    ['15.03.1985 0:00:00', '1985-03-15'],
    ['15 марта 1985 г.', '1985-03-15'],
    ['15 Марта 1985 года', '1985-03-15'],
    ['1985 ж. 15 наурыз', '1985-03-15'],
    ['1985 жылғы 15 наурыз', '1985-03-15'],
    ['15 наурыз 1985 ж.', '1985-03-15'],
    ['2 мая 2001', '2001-05-02'],
    ['2001 ж. 2 мамыр', '2001-05-02'],
    ['31121', '1985-03-15'],
    ['31121.0', '1985-03-15'],
    ['61', '1900-03-01'],
    ['15.03.85', ['1985-03-15', 'date-century']],
    ['15.03.26', ['2026-03-15', 'date-century']],
    ['15.03.27', ['1927-03-15', 'date-century']],
    ['31.02.1985', 'date-malformed'],
    ['03/15/1985', 'date-malformed'],
    ['15.03', 'date-malformed'],
    ['15.03/1985', 'date-malformed'],
    ['весной', 'date-malformed'],
    ['–', null],
    ['', null]
  ])('of a day «%s» is %j', (text, expected) => expect(read('date', text)).toEqual(expected))

  it.each([
    ['12345', '12345.00'],
    ['12 345,67', '12345.67'],
    ['12\u00a0345,67 ₸', '12345.67'],
    ['12\u202f345.67', '12345.67'],
    ['12345.67 тг', '12345.67'],
    ['12345,5 теңге', '12345.50'],
    ['12.345,67', '12345.67'],
    ['12,345.67', '12345.67'],
    ['1.234.567', '1234567.00'],
    ['1.234.567,8', '1234567.80'],
    ["1'234'567", '1234567.00'],
    ['0,5', '0.50'],
    ['0.005', 'amount-fraction-of-tiyn'],
    ['12.345', 'amount-ambiguous'],
    ['12,345', 'amount-ambiguous'],
    ['12345,678', 'amount-fraction-of-tiyn'],
    ['1.23.456,7', 'amount-malformed'],
    ['-5', 'amount-negative'],
    ['пять', 'amount-malformed'],
    ['1e5', 'amount-malformed']
  ])('of a sum «%s» is %j', (text, expected) => expect(read('amount', text)).toEqual(expected))

  it.each([
    ['8 (701) 123-45-67', '+77011234567'],
    ['87011234567', '+77011234567'],
    ['87011234567.0', '+77011234567'],
    ['тел.: 8 701 123 45 67', '+77011234567'],
    ['87011234567, 87772223344', ['+77011234567', 'phone-several']],
    ['нет', null],
    ['12', 'phone-malformed']
  ])('of a phone «%s» is %j', (text, expected) => expect(read('phone', text)).toEqual(expected))

  it.each<[CellType, string, unknown]>([
    ['sex', 'Ж', 'f'],
    ['sex', 'әйел', 'f'],
    ['sex', 'муж.', 'm'],
    ['sex', 'ер', 'm'],
    ['sex', 'да', 'sex-unknown'],
    ['name', 'СЕРІКОВА', 'Серікова'],
    ['name', 'АННА-МАРИЯ', 'Анна-Мария'],
    ['name', 'Серiков', ['Серіков', 'name-letters-mixed']],
    ['name', 'Серик0в', 'name-malformed'],
    ['choice', '1', '1'],
    ['choice', 'I группа', '1'],
    ['choice', '1-топ', '1'],
    ['choice', 'Ребёнок с инвалидностью', 'child'],
    ['choice', '4', 'choice-unknown'],
    ['kato', '634000000', '634000000'],
    ['kato', 'Волчанка', '635600100'],
    ['kato', 'Ивановка', 'place-ambiguous'],
    ['kato', 'Нет такой', 'place-unknown'],
    ['month', '2026-07', '2026-07'],
    ['month', '07.2026', '2026-07'],
    ['month', 'Июль 2026', '2026-07'],
    ['month', '2026 ж. шілде', '2026-07'],
    ['month', '13.2026', 'month-malformed'],
    ['quarter', '2026-Q2', '2026-Q2'],
    ['quarter', 'II квартал 2026 г.', '2026-Q2'],
    ['quarter', '2026 ж. 2-тоқсан', '2026-Q2'],
    ['quarter', '2026', 'quarter-malformed'],
    ['integer', '1 200', '1200'],
    ['integer', '3.0', '3'],
    ['integer', '3.5', 'number-malformed'],
    ['decimal', '3,5', '3.5'],
    ['text', '  Абая,\u00a0 12 ', 'Абая, 12'],
    ['text', 'ә'.repeat(301), 'text-too-long'],
    ['iban', 'KZ00 1234', 'iban-malformed']
  ])('of %s «%s» is %j', (type, text, expected) => expect(read(type, text)).toEqual(expected))

  it('of an IIN gets back the zeros a sheet dropped, and says so', () => {
    const iin = iinOf('2005-02-01', 'm')
    expect(iin.startsWith('0')).toBe(true)
    expect(read('iin', iin.replace(/^0+/, ''))).toEqual([iin, 'iin-padded'])
    expect(read('iin', `${iin.slice(0, 6)} ${iin.slice(6)}`)).toBe(iin)
    expect(read('iin', `'${iin}`)).toBe(iin)
    expect(read('iin', `${iin.replace(/^0+/, '')}.0`)).toEqual([iin, 'iin-padded'])
    expect(read('iin', `${iin.slice(0, 11)}${(Number(iin[11]) + 1) % 10}`)).toBe('iin-check-digit')
    expect(read('iin', '123')).toBe('iin-malformed')
  })
})
