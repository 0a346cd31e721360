import { describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import { countingOf, rulesSince } from '@renderer/features/cases/income-counting'
import { multiChildPrefill } from '@renderer/features/cases/multi-child-prefill'
import { otherActions, primaryAction, stepMarks, stepOfMissing } from '@renderer/features/cases/case-steps'
import { createBook } from '@shared/parameters/book'
import type { ParameterValue } from '@shared/parameters/types'

function view(part: Partial<CaseView>): CaseView {
  const empty = {
    programme: 'asp',
    benefit: null,
    asked: {},
    address: { kato: '634000000', text: 'Абая, 1', place: { kk: '', ru: '' } },
    iban: null,
    members: [{}],
    documents: [],
    survey: null,
    incomes: [],
    assessment: null,
    proposal: null,
    decision: null,
    missing: []
  }
  return { ...empty, ...part } as unknown as CaseView
}

describe('the steps of a case', () => {
  test('what the service says is missing marks its section', () => {
    const missing = ['survey', 'iban', 'document', 'assessment'].map((code) => ({ code, data: {} }))
    const marks = stepMarks(view({ missing, iban: 'KZ71722S000029932182' }))
    expect(marks).toMatchObject({
      application: 'missing',
      family: 'done',
      documents: 'missing',
      survey: 'missing',
      working: 'missing',
      decision: 'waiting',
      history: 'plain'
    })
  })

  test.each([
    ['document', 'documents'],
    ['conclusion', 'survey'],
    ['iban', 'application'],
    ['assessment', 'working']
  ])('%s is filled in at %s', (code, step) => {
    expect(stepOfMissing(code)).toBe(step)
  })

  test('the next action is one: proposing before working out again, resuming before all', () => {
    expect(primaryAction(['edit', 'assess', 'wait', 'propose', 'withdraw'])).toBe('propose')
    expect(primaryAction(['edit', 'resume', 'withdraw'])).toBe('resume')
    expect(primaryAction(['edit'])).toBeNull()
    expect(otherActions(['edit', 'assess', 'wait', 'withdraw'])).toEqual(['wait', 'withdraw'])
  })
})

describe('incomes by the rules of the date', () => {
  test('the multi-child benefit counts but under the rules of 01.04.2019', () => {
    const days = ['2018-02-10', '2019-04-01', '2020-01-01', '2025-03-01']
    expect(days.map((day) => countingOf('asp', 'multi-child-benefit', day))).toEqual([
      'counted',
      'not-counted',
      'counted',
      'counted'
    ])
    expect(days.map((day) => countingOf('asp', 'household-plot', day))).toEqual(Array(4).fill('specially'))
    expect(rulesSince('asp', '2019-12-31')).toBe('2019-04-01')
  })

  const value = (name: string, amount: string, variant: string | null): ParameterValue => ({
    name,
    value: amount,
    unit: 'mci',
    from: '2022-04-01',
    until: null,
    region: null,
    variant,
    act: 'act',
    mark: 'A'
  })
  const children = ['2010-01-01', '2012-01-01', '2014-01-01', '2016-01-01'].map((bornOn) => ({
    bornOn,
    student: false,
    relation: 'child'
  }))

  test('E9: four children at 3 180 → 50 975 a month, three months as one income', () => {
    const book = createBook([value('mci', '3180', null), value('multi-child-benefit-mci', '16.03', '4')])
    expect(multiChildPrefill(children, '2022-Q2', book)).toEqual({
      children: 4,
      monthly: '50975.00',
      quarter: '152925.00'
    })
    expect(multiChildPrefill(children.slice(1), '2022-Q2', book)).toBeNull()
    expect(multiChildPrefill(children, '2022-Q1', book)).toBe('missing')
    expect(multiChildPrefill(children, '2019-Q4', book)).toBeNull()
  })
})
