import { describe, expect, it } from 'vitest'
import { tiyn } from '../../shared/domain/money'
import { assess } from '../../shared/programmes'
import type { CaseFacts, IncomeFacts, ProgrammeId } from '../../shared/programmes/types'
import { bookWith, facts, family, member, officeValue } from './support'

const book = bookWith(officeValue('poverty-line', '30000'))
const applied = '2024-05-15'
const income = (given: Partial<IncomeFacts>): IncomeFacts => ({
  member: 'a1',
  kind: 'wages',
  quarter: '2024-Q1',
  month: null,
  amount: tiyn(100),
  ...given
})
const good = family(1, 1)

describe('facts no rule can be applied to', () => {
  it.each<[string, string, Partial<CaseFacts>]>([
    ['family-empty', 'members', { members: [] }],
    ['member-doubled', 'members.1.id', { members: [member('a1', '1990-01-01'), member('a1', '1990-01-01')] }],
    ['born-after-application', 'members.0.bornOn', { members: [member('a1', '2024-05-16')] }],
    [
      'cares-for-unknown',
      'members.0.caresFor',
      { members: [member('a1', '1990-01-01', { caresFor: 'nobody' })] }
    ],
    [
      'cares-for-unknown',
      'members.0.caresFor',
      { members: [member('a1', '1990-01-01', { caresFor: 'a1' })] }
    ],
    ['income-member-unknown', 'incomes.0.member', { incomes: [income({ member: 'x' })] }],
    [
      'income-outside-quarter',
      'incomes.1.quarter',
      { incomes: [income({}), income({ quarter: '2024-Q2' })] }
    ],
    ['income-outside-quarter', 'incomes.0.quarter', { incomes: [income({ quarter: '2023-Q4' })] }],
    ['amount-negative', 'incomes.0.amount', { incomes: [income({ amount: tiyn(-1) })] }],
    ['month-outside-quarter', 'incomes.0.month', { incomes: [income({ month: '2024-04' })] }],
    ['member-unknown', 'employmentRefusedBy.0', { employmentRefusedBy: ['x'] }],
    ['member-unknown', 'contractBrokenBy.1', { contractBrokenBy: ['a1', 'x'] }],
    ['programme-unknown', 'programme', { programme: 'toString' as ProgrammeId }],
    ['date-malformed', 'appliedOn', { appliedOn: '2024-02-30' }]
  ])('%s at %s', (code, field, given) => {
    expect(() => assess(facts(applied, good, [], given), book)).toThrowError(
      expect.objectContaining({ code, field })
    )
  })

  it('names the quarter that counts', () => {
    expect(() =>
      assess(facts(applied, good, [], { incomes: [income({ quarter: '2024-Q2' })] }), book)
    ).toThrowError(expect.objectContaining({ data: { quarter: '2024-Q2', expected: '2024-Q1' } }))
  })

  it('a family of none on the day of application is empty', () => {
    const left = [member('a1', '1990-01-01', { memberUntil: '2024-05-14' })]
    expect(() => assess(facts(applied, left), book)).toThrowError(
      expect.objectContaining({ code: 'family-empty' })
    )
  })
})
