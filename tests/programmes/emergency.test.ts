import { describe, expect, it } from 'vitest'
import { parameterDefinitions } from '../../shared/parameters/definitions'
import { assess } from '../../shared/programmes'
import { readdExplanation } from '../../shared/programmes/readd'
import { bookWith, facts, family, officeValue, resultsOf } from './support'

const consult = (month: string | null, book = bookWith()) =>
  assess(facts('2020-09-10', family(1, 0), [], { programme: 'emergency-42500', asked: { month } }), book)

describe('emergency-42500', () => {
  it.each([
    ['2020-03', 'state-of-emergency'],
    ['2020-05', 'state-of-emergency'],
    ['2020-07', 'quarantine'],
    ['2020-08', 'quarantine']
  ])('%s lies in the period %s: 42 500, which another body decides', (month, period) => {
    const result = consult(month)
    expect(result.ruleVersion).toBe('emergency2020_03')
    expect(resultsOf(result)).toEqual({ [`paid-${month}`]: '42500.00' })
    expect(result.months).toEqual([{ month, amount: 4_250_000 }])
    expect(result.explanation[0]?.notes?.map(({ key }) => key)).toEqual([
      `emergency-42500-${period}`,
      'emergency-42500-decided-elsewhere'
    ])
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it.each(['2020-02', '2020-06', '2020-09', '2021-03'])('%s lies in neither', (month) => {
    const result = consult(month)
    expect([result.entitled, result.months, result.explanation]).toEqual([false, [], []])
    expect(result.reasons.map(({ code, data }) => [code, data])).toEqual([
      ['emergency-42500-outside-periods', { month }]
    ])
  })

  it('the days of the periods are the office’s to correct', () => {
    expect(parameterDefinitions.map(({ name }) => name)).toContain('emergency-period')
    const longer = {
      ...officeValue('emergency-period', 'quarantine'),
      from: '2020-08-17',
      until: '2020-09-01'
    }
    expect(consult('2020-09', bookWith(longer)).entitled).toBe(true)
    expect(consult('2020-09').entitled).toBe(false)
  })

  it('asks for the month', () => {
    expect(() => consult(null)).toThrowError(
      expect.objectContaining({ code: 'field-empty', field: 'asked.month' })
    )
    expect(() => consult('2020-00')).toThrowError(
      expect.objectContaining({ code: 'month-malformed', field: 'asked.month' })
    )
  })
})
