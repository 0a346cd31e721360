import { describe, expect, it } from 'vitest'
import {
  changeFaults,
  changeInput,
  emptyChange,
  kindsFor,
  mayHavePlan,
  reasonsFor,
  withKind
} from '@renderer/features/cases/change-draft'
import { changeInput as changeSchema } from '@shared/contract/changes'

const running = { kind: 'assign', gives: true } as const
const suspended = { kind: 'suspend', gives: false } as const
const refused = { kind: 'refuse', gives: false } as const
const quarter = ['2026-01', '2026-02', '2026-03']

describe('an order to change a decision', () => {
  it('offers only what can be done to the decision', () => {
    expect(kindsFor(running)).toEqual(['change', 'suspend', 'terminate'])
    expect(kindsFor(suspended)).toEqual(['resume', 'terminate'])
    expect(kindsFor(refused)).toEqual(['change'])
    expect(reasonsFor(refused, 'change')).toEqual(['appeal'])
  })

  it('starts with this month, or the nearest one of the decision', () => {
    const from = (month: string) => emptyChange(running, month, quarter).from
    expect(['2025-12', '2026-02', '2026-07'].map(from)).toEqual(['2026-01', '2026-02', '2026-03'])
  })

  it('another kind lets go of a reason that is not its own, and takes the only one', () => {
    const draft = { ...emptyChange(running, '2026-02', quarter), reason: 'income' as const }
    expect(withKind(draft, 'suspend', running).reason).toBeNull()
    expect(withKind({ ...draft, reason: 'death' }, 'terminate', running).reason).toBe('death')
    expect(emptyChange(refused, '2026-02', quarter).reason).toBe('appeal')
  })

  it('is what the operation takes; a plan goes along only where something may be asked back', () => {
    const draft = {
      ...emptyChange(running, '2026-02', quarter),
      reason: 'income' as const,
      withPlan: true,
      instalment: '1000.00',
      planFrom: '2026-04'
    }
    expect(changeSchema.parse(changeInput(draft, 7))).toMatchObject({
      decisionId: 7,
      kind: 'change',
      reason: 'income',
      from: '2026-02',
      plan: { instalment: '1000.00', from: '2026-04' }
    })
    expect(mayHavePlan({ ...draft, kind: 'suspend' })).toBe(false)
    expect(changeInput({ ...draft, kind: 'suspend' }, 7).plan).toBeNull()
  })

  it('asks by whose fault a contract was broken, and for no day to come', () => {
    const draft = { ...emptyChange(running, '2026-02', quarter), reason: 'contract-broken' as const }
    expect(changeFaults({ ...draft, on: '2026-03-01' }, '2026-02-10')).toEqual({
      on: 'date-in-future',
      contractBrokenBy: 'field-empty'
    })
    expect(changeFaults({ ...draft, contractBrokenBy: [3] }, '2026-02-10')).toEqual({
      on: null,
      contractBrokenBy: null
    })
  })
})
