import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/programmes'
import { readdExplanation } from '../../shared/programmes/readd'
import type { MemberFacts } from '../../shared/programmes/types'
import { bookWith, facts, family, member, officeValue, resultsOf } from './support'

const owed = (on: string, members: MemberFacts[]) =>
  assess(facts(on, members, [], { programme: 'employment' }), bookWith())

describe('employment', () => {
  it('every able-bodied member signs; nothing is paid', () => {
    const result = owed('2024-05-10', family(2, 2))
    expect(result.ruleVersion).toBe('employment2023_07')
    expect([result.entitled, result.kind, result.months]).toEqual([true, 'conditional', []])
    expect(resultsOf(result)).toEqual({ signers: '2' })
    const [step] = result.explanation
    expect([step?.unit, step?.members]).toEqual(['person', ['a1', 'a2']])
    expect(step?.notes).toEqual([{ key: 'employment-contract', data: { members: 'a1, a2' } }])
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('nobody signs where the assistance is unconditional, and it is told why', () => {
    const carer = member('a', '1990-01-01', { ableBodied: true, caresFor: 'disabled-child' })
    const result = owed('2024-05-10', [carer, member('c', '2018-01-01', { disabilityGroup: 'child' })])
    expect(result.reasons).toEqual([{ code: 'employment-not-owed', article: 'social code', data: {} }])
    expect(result.kindReason).toEqual({ key: 'only-able-bodied-disabled-child', data: { member: 'a' } })
    expect([result.entitled, result.explanation]).toEqual([false, []])
  })

  it('care for a child below 7 frees until the end of 2019, below 3 from 2020', () => {
    const carer = member('a', '1990-01-01', { ableBodied: true, caresFor: 'c' })
    const family = [carer, member('c', '2015-06-01')]
    expect(owed('2019-12-31', family).entitled).toBe(false)
    expect(owed('2020-01-01', family).entitled).toBe(true)
    expect(owed('2020-01-01', [carer, member('c', '2017-01-02')]).entitled).toBe(false)
  })

  it('who left before the application does not sign', () => {
    const gone = member('b', '1990-01-01', { ableBodied: true, memberUntil: '2024-05-09' })
    expect(owed('2024-05-10', [...family(1, 1), gone]).explanation[0]?.members).toEqual(['a1'])
  })

  it('says the same as ASP’s own assessment', () => {
    for (const on of ['2018-05-10', '2019-05-10', '2021-05-10', '2024-05-10', '2026-05-10']) {
      const book = bookWith(officeValue('poverty-line', '40000'))
      const asp = assess(facts(on, family(2, 1)), book)
      const { kind, kindReason } = owed(on, family(2, 1))
      expect([kind, kindReason]).toEqual([asp.kind, asp.kindReason])
    }
  })
})
