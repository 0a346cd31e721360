import { describe, expect, it } from 'vitest'
import { columnsOf, rowOfFile } from '@shared/renewal/income-file'
import { iinOf } from '../support/office'

const iin = iinOf('1985-03-15')
const at = { iin: 0, kind: 1, month: 2, amount: 3 }

function faultOf(cells: readonly string[]): { code: string; field: string | undefined } {
  try {
    rowOfFile(cells, at, '2026-Q3')
  } catch (error) {
    const { code, field } = error as { code: string; field?: string }
    return { code, field }
  }
  throw new Error('the row was taken')
}

describe('a file of incomes', () => {
  it('knows its columns in both languages, in any order', () => {
    expect(columnsOf('a.csv', ['Сумма', 'ИИН', 'Вид дохода'])).toEqual({
      iin: 1,
      kind: 2,
      month: -1,
      amount: 0
    })
    expect(columnsOf('a.csv', ['ЖСН', 'Түрі', 'Ай', 'Сома'])).toEqual({
      iin: 0,
      kind: 1,
      month: 2,
      amount: 3
    })
    expect(() => columnsOf('a.csv', ['ИИН', 'Сумма'])).toThrow(
      expect.objectContaining({ code: 'column-missing' })
    )
  })

  it.each([
    ['заработная плата', '2026-07', '12 345,67', 'wages', '2026-07', 1234567],
    ['Жалақы', '07.2026', '12345.5', 'wages', '2026-07', 1234550],
    ['pension', '15.08.2026', '0', 'pension', '2026-08', 0],
    ['алименты', '', '5 000 тг', 'alimony', null, 500000],
    ['зейнетақы', '2026-09-01', '1', 'pension', '2026-09', 100]
  ])('takes %s, %s, %s', (kind, month, amount, code, of, tiyn) => {
    expect(rowOfFile([iin, kind, month, amount], at, '2026-Q3')).toEqual({
      iin,
      kind: code,
      month: of,
      amount: tiyn
    })
  })

  it('a row of an IIN alone says that there is no income', () => {
    expect(rowOfFile([iin, '', '', ''], at, '2026-Q3')).toEqual({ iin, kind: null, month: null, amount: 0 })
  })

  it.each([
    [['', 'wages', '', '1'], 'field-empty', 'iin'],
    [['123', 'wages', '', '1'], 'iin-malformed', 'iin'],
    [[iin, 'зарплатка', '', '1'], 'income-kind-unknown', 'kind'],
    [[iin, '', '', '1'], 'field-empty', 'kind'],
    [[iin, 'wages', '2026-06', '1'], 'month-outside-quarter', 'month'],
    [[iin, 'wages', 'июль', '1'], 'month-malformed', 'month'],
    [[iin, 'wages', '', ''], 'field-empty', 'amount'],
    [[iin, 'wages', '', '-5'], 'amount-negative', 'amount'],
    [[iin, 'wages', '', '1.234'], 'amount-fraction-of-tiyn', 'amount']
  ])('names what is wrong with %j', (cells, code, field) => {
    expect(faultOf(cells)).toEqual({ code, field })
  })
})
