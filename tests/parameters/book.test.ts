import { describe, expect, it } from 'vitest'
import { createBook, layerOf, overlayBook, recordingBook } from '../../shared/parameters/book'
import type { ParameterValue } from '../../shared/parameters/types'

function row(value: string, given: Partial<ParameterValue> = {}): ParameterValue {
  return {
    name: 'poverty-line',
    value,
    unit: 'tenge',
    from: '2018-01-01',
    until: '2018-03-31',
    region: null,
    variant: null,
    act: 'акт',
    mark: 'A',
    ...given
  }
}
const office = { mark: 'office' as const }
const region = { region: '63' }

describe('the book', () => {
  it('answers from the first day to the last, and for no day more', () => {
    const book = createBook([row('1'), row('2', { from: '2018-04-01', until: null })])
    const on = (date: string) => book.find('poverty-line', date)?.value ?? null
    expect(['2017-12-31', '2018-01-01', '2018-03-31', '2018-04-01', '2099-01-01'].map(on)).toEqual([
      null,
      '1',
      '1',
      '2',
      '2'
    ])
  })

  it('throws what is missing, with date and region', () => {
    expect(() => createBook([]).value('mci', '2018-01-01')).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'mci', date: '2018-01-01', region: '' }
      })
    )
    expect(() => createBook([row('1')]).value('poverty-line', '2018-04-01', region)).toThrowError(
      expect.objectContaining({ data: { parameter: 'poverty-line', date: '2018-04-01', region: '63' } })
    )
    expect(() => createBook([]).value('retirement-age', '2018-01-01', { variant: 'm' })).toThrowError(
      expect.objectContaining({
        data: { parameter: 'retirement-age', date: '2018-01-01', region: '', variant: 'm' }
      })
    )
  })

  it('prefers the region, then falls back to the country; another region is never used', () => {
    const book = createBook([row('1'), row('2', region), row('3', { region: '71' })])
    const of = (scope: object) => book.value('poverty-line', '2018-02-01', scope).value
    expect([of({}), of(region), of({ region: '71' }), of({ region: '10' })]).toEqual(['1', '2', '3', '1'])
  })

  it('keeps the narrower cases apart', () => {
    const book = createBook([row('1', { variant: '4' }), row('2', { variant: '5' })])
    expect(book.value('poverty-line', '2018-02-01', { variant: '5' }).value).toBe('2')
    expect(book.find('poverty-line', '2018-02-01')).toBeNull()
  })

  it('prefers what the office entered, and what is given for one question', () => {
    const question = row('9', { mark: 'question' })
    const values = [row('1', region), row('2', office)]
    expect(createBook(values).value('poverty-line', '2018-02-01', region).value).toBe('2')
    expect(createBook([...values, question]).value('poverty-line', '2018-02-01', region).value).toBe('9')
    expect(createBook([row('1')], [row('5')]).value('poverty-line', '2018-02-01').value).toBe('5')
    expect([row('1'), row('1', office), question].map(layerOf)).toEqual([0, 1, 2])
  })

  it.each<[string, ParameterValue[], string]>([
    ['two on one day', [row('1'), row('2', { from: '2018-03-31', until: null })], '2018-03-31'],
    ['two alike', [row('1'), row('1')], '2018-01-01'],
    ['one after an open one', [row('1', { until: null }), row('2', { from: '2020-01-01' })], '2020-01-01'],
    ['two of the office', [row('1', office), row('2', office)], '2018-01-01']
  ])('refuses %s', (_, values, date) => {
    expect(() => createBook(values)).toThrowError(
      expect.objectContaining({
        code: 'parameter-doubled',
        data: { parameter: 'poverty-line', date, region: '', variant: '' }
      })
    )
  })

  it('allows values of one day that differ in region, case, layer or name', () => {
    expect(() =>
      createBook([
        row('1'),
        row('1', region),
        row('1', { variant: 'x' }),
        row('1', office),
        row('1', { name: 'mci' })
      ])
    ).not.toThrow()
  })

  it('remembers what was read to be used, once each and in order; a look leaves no trace', () => {
    const values = [row('1'), row('2', { name: 'mci' }), row('3', { name: 'bar-months' })]
    const { book, used } = recordingBook(createBook(values))
    book.value('mci', '2018-02-01')
    book.find('bar-months', '2018-02-01')
    book.value('poverty-line', '2018-02-01')
    book.value('mci', '2018-03-01')
    expect(used().map(({ value }) => value)).toEqual(['2', '1'])
    expect(() => book.value('mci', '2019-01-01')).toThrow()
  })

  it('can be laid over another without changing it', () => {
    const below = createBook([row('1', office)])
    const above = overlayBook(below, [row('2', { mark: 'question' })])
    expect(above.value('poverty-line', '2018-02-01', region).value).toBe('2')
    expect(below.value('poverty-line', '2018-02-01').value).toBe('1')
    expect(overlayBook(below, []).value('poverty-line', '2018-02-01').value).toBe('1')
  })
})
