import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/programmes'
import type { AskedFacts } from '../../shared/programmes/asked'
import { readdExplanation } from '../../shared/programmes/readd'
import { bookWith, facts, family, resultsOf } from './support'

const ask = (asked: AskedFacts, on = '2020-04-20') =>
  assess(facts(on, family(2, 3), [], { programme: 'birgemiz', asked }), bookWith())

describe('birgemiz', () => {
  it('50 000 once, in the month asked about; the fund decides', () => {
    const result = ask({ wave: '1', category: 'multi-child' })
    expect(resultsOf(result)).toEqual({ birgemiz: '50000.00' })
    expect(result.months).toEqual([{ month: '2020-04', amount: 5_000_000 }])
    expect(result.explanation[0]?.notes).toEqual([
      { key: 'birgemiz-once-a-wave', data: { wave: '1' } },
      { key: 'birgemiz-decided-elsewhere', data: {} }
    ])
    expect(result.parameters.map(({ name, mark }) => [name, mark])).toEqual([['birgemiz-amount', 'K']])
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('a family that had it in the wave gets nothing more in that wave', () => {
    const result = ask({ wave: '2', category: 'asp', hadInWave: true })
    expect(result.reasons.map(({ code, data }) => [code, data])).toEqual([
      ['birgemiz-had-in-wave', { wave: '2' }]
    ])
    expect([result.entitled, result.months, result.figures.monthly]).toEqual([false, [], 0])
    expect(ask({ wave: '3', category: 'asp', hadInWave: false }).entitled).toBe(true)
  })

  it('was of 2020', () => {
    expect(ask({ wave: '1', category: 'asp' }, '2020-12-31').entitled).toBe(true)
    for (const outside of ['2020-02-29', '2021-01-01'])
      expect(() => ask({ wave: '1', category: 'asp' }, outside)).toThrowError(
        expect.objectContaining({ code: 'rule-version-missing' })
      )
  })

  it.each<[AskedFacts, string, string]>([
    [{ category: 'asp' }, 'field-empty', 'asked.wave'],
    [{ wave: '1' }, 'field-empty', 'asked.category'],
    [{ wave: '1', category: 'lucky' }, 'asked-value', 'asked.category']
  ])('%j: %s at %s', (asked, code, field) => {
    expect(() => ask(asked)).toThrowError(expect.objectContaining({ code, field }))
  })
})
