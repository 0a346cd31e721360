import { describe, expect, it } from 'vitest'
import { maskDate, readDate } from '@renderer/components/date-text'

describe('a date as it is typed', () => {
  it('gets its dots while digits are typed', () => {
    const typed = ['1', '15', '150', '1503', '15031', '15031985', '150319857']
    expect(typed.map(maskDate)).toEqual(['1', '15', '15.0', '15.03', '15.03.1', '15.03.1985', '15.03.1985'])
  })

  it('goes on after its own dots, digit by digit', () => {
    let shown = ''
    for (const digit of '10022018') shown = maskDate(shown + digit)
    expect(shown).toBe('10.02.2018')
    expect(['10.', '10.02.'].map(maskDate)).toEqual(['10.', '10.02.'])
  })

  it('keeps parts that were typed apart, whatever parts them', () => {
    expect(maskDate('1.2.2018')).toBe('1.2.2018')
    expect(maskDate('1/2/2018')).toBe('1.2.2018')
    expect(maskDate('1-2-2018')).toBe('1.2.2018')
  })

  it('is read from every way it is written', () => {
    expect(['15.03.1985', '15031985', '15/3/1985', ' 1.2.2018 '].map(readDate)).toEqual([
      '1985-03-15',
      '1985-03-15',
      '1985-03-15',
      '2018-02-01'
    ])
  })

  it('is none when the day does not exist or is not finished', () => {
    expect(['31.02.2020', '29.02.2019', '15.03', '15.03.85', '', 'вчера'].map(readDate)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null
    ])
  })
})
