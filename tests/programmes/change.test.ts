import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { addMonthsTo, type Month } from '../../shared/domain/quarter'
import { parseTenge, sumTiyn, tengeString, tiyn, type Tiyn } from '../../shared/domain/money'
import { assess } from '../../shared/programmes'
import { mayChange } from '../../shared/programmes/change/allowed'
import { changeTextsKk } from '../../shared/programmes/change/texts.kk'
import { changeTextsRu } from '../../shared/programmes/change/texts.ru'
import {
  changeKinds,
  changeReasons,
  reasonsOf,
  type ChangeFacts,
  type PaymentState,
  type StandingMonth
} from '../../shared/programmes/change/types'
import { readdExplanation } from '../../shared/programmes/readd'
import { noteText, operandText, stepText } from '../../shared/programmes/texts'
import type { Assessment, CaseFacts } from '../../shared/programmes/types'
import { bookWith, facts, family, member, officeValue, resultsOf } from './support'

const book = bookWith(
  officeValue('poverty-line', '40000'),
  officeValue('member-change-rule', 'recalculate-from-next-month')
)
const months = ['2024-04', '2024-05', '2024-06']

/** A mother and a child of one income in April 2024; the line is 40 000: (40 000 − wages / 2 / 3) × 2 a month. */
const withWages = (wages: string, given: Partial<CaseFacts> = {}): CaseFacts =>
  facts('2024-04-10', family(1, 1), [['a1', 'wages', wages]], given)

/** What the base decision left: 60 000 of wages in the quarter give 60 000 tenge a month. */
function standing(...states: PaymentState[]): StandingMonth[] {
  return months.map((month, index) => ({
    month,
    amount: parseTenge('60000'),
    state: states[index] ?? 'planned',
    due: parseTenge('60000')
  }))
}

function order(
  base: readonly StandingMonth[],
  given: Partial<ChangeFacts> & { claimed?: Tiyn; claimLeft?: Tiyn } = {}
): ChangeFacts {
  const { claimed = tiyn(0), claimLeft = claimed, ...more } = given
  return {
    kind: 'change',
    reason: 'income',
    from: '2024-04',
    note: '',
    base: { number: '2024/000001', hash: 'a'.repeat(64), kind: 'assign', months: base, claimed, claimLeft },
    plan: null,
    ...more
  }
}

const changed = (wages: string, change: ChangeFacts, given: Partial<CaseFacts> = {}): Assessment =>
  assess(withWages(wages, { ...given, change }), book)

const paid = (result: Assessment): string[] =>
  result.months.map(({ month, amount }) => `${month} ${tengeString(amount)}`)

describe('a corrected income', () => {
  it('before anything was paid: every month is withdrawn and planned anew', () => {
    const result = changed('30000', order(standing()))
    expect(paid(result)).toEqual(['2024-04 70000.00', '2024-05 70000.00', '2024-06 70000.00'])
    expect(result.change).toMatchObject({ cancelled: months, overpaid: 0, arrears: 0, arrearsIn: null })
    expect(result).toMatchObject({ entitled: true, figures: { overpaid: 0, arrears: 0 } })
  })

  it('lower than declared: what was due more for the paid month goes with the first open one', () => {
    const result = changed('30000', order(standing('paid', 'listed', 'planned')))
    expect(paid(result)).toEqual(['2024-06 90000.00'])
    expect(result.change).toMatchObject({
      cancelled: ['2024-06'],
      overpaid: 0,
      arrears: parseTenge('20000'),
      arrearsIn: '2024-06'
    })
    expect(resultsOf(result)).toMatchObject({
      'change-difference-2024-04': '10000.00',
      'change-difference-2024-05': '10000.00',
      'change-balance': '20000.00',
      'change-month-2024-06': '90000.00'
    })
  })

  it('higher than declared: what was paid too much is asked back by a plan, the last instalment being what remains', () => {
    const plan = { instalment: parseTenge('7000'), from: '2024-07' }
    const result = changed('90000', order(standing('paid', 'paid', 'planned'), { plan }))
    expect(paid(result)).toEqual(['2024-06 50000.00'])
    expect(result.change?.overpaid).toBe(parseTenge('20000'))
    expect(result.change?.instalments.map(({ month, amount }) => `${month} ${tengeString(amount)}`)).toEqual([
      '2024-07 7000.00',
      '2024-08 7000.00',
      '2024-09 6000.00'
    ])
  })

  it('above the line: nothing is due, what was paid is overpaid, and the ground stands beside it', () => {
    const result = changed('600000', order(standing('paid', 'planned', 'returned')))
    expect(result).toMatchObject({ entitled: false, months: [], reasons: [{ code: 'above-poverty-line' }] })
    expect(result.change).toMatchObject({ cancelled: ['2024-05', '2024-06'], overpaid: parseTenge('60000') })
  })

  it('only from its month on: months before stay as they were decided', () => {
    const result = changed('90000', order(standing('paid', 'paid', 'planned'), { from: '2024-05' }))
    expect(result.change?.months.map(({ month }) => month)).toEqual(['2024-05', '2024-06'])
    expect(result.change?.overpaid).toBe(parseTenge('10000'))
    expect(paid(result)).toEqual(['2024-06 50000.00'])
  })

  it('found when every month is paid: the arrears stay owed and the working says so', () => {
    const result = changed('30000', order(standing('paid', 'paid', 'paid')))
    expect(result.months).toEqual([])
    expect(result).toMatchObject({ entitled: true, figures: { monthly: parseTenge('70000') } })
    expect(result.change).toMatchObject({ arrears: parseTenge('30000'), arrearsIn: null })
    expect(result.explanation.at(-1)).toMatchObject({
      id: 'change-owed',
      result: '30000.00',
      notes: [{ key: 'change-no-open-month' }]
    })
  })

  it('the same income as before changes nothing but the number of the decision', () => {
    const result = changed('60000', order(standing('paid', 'planned', 'planned')))
    expect(paid(result)).toEqual(['2024-05 60000.00', '2024-06 60000.00'])
    expect(result.change).toMatchObject({ overpaid: 0, arrears: 0 })
  })
})

describe('a death', () => {
  it('of a member in the middle of the quarter lowers the months after it', () => {
    const left = [member('a1', '1985-03-15', { ableBodied: true }), member('c1', '2010-05-05')]
    const members = left.map((one) => (one.id === 'c1' ? { ...one, memberUntil: '2024-05-12' } : one))
    const change = order(standing('paid', 'planned', 'planned'), { reason: 'death', from: '2024-06' })
    const result = assess({ ...withWages('60000'), members, change }, book)
    // Alone: (40 000 − 60 000 / 3) × 1.
    expect(paid(result)).toEqual(['2024-06 20000.00'])
    expect(result.change).toMatchObject({ cancelled: ['2024-06'], overpaid: 0 })
  })

  it('of the only recipient ends the assistance, and asks back what was paid for later months', () => {
    const base = standing('paid', 'paid', 'planned')
    const result = changed('60000', order(base, { kind: 'terminate', reason: 'death', from: '2024-05' }))
    expect(result).toMatchObject({ entitled: false, months: [], figures: { monthly: 0 } })
    expect(result.change).toMatchObject({ cancelled: ['2024-06'], overpaid: parseTenge('60000') })
  })

  it('an own wish ends it without asking anything back', () => {
    const base = standing('paid', 'paid', 'planned')
    const result = changed('60000', order(base, { kind: 'terminate', reason: 'own-wish', from: '2024-05' }))
    expect(result.change).toMatchObject({ cancelled: ['2024-06'], overpaid: 0, arrears: 0 })
  })
})

describe('suspending and resuming', () => {
  it('withdraws what is not paid yet and keeps what is', () => {
    const base = standing('paid', 'listed', 'planned')
    const result = changed(
      '60000',
      order(base, { kind: 'suspend', reason: 'clarification', from: '2024-05' })
    )
    expect(result).toMatchObject({ entitled: false, months: [], reasons: [], figures: { monthly: 0 } })
    expect(result.change).toMatchObject({ cancelled: ['2024-06'], overpaid: 0, arrears: 0 })
    expect(result.change?.months.map(({ due }) => due)).toEqual([parseTenge('60000'), 0])
  })

  it('for a broken contract bears the ground that bars the family', () => {
    const base = standing()
    const change = order(base, { kind: 'suspend', reason: 'contract-broken', from: '2024-05' })
    const result = changed('60000', change, { contractBrokenBy: ['a1'] })
    expect(result.reasons).toMatchObject([{ code: 'contract-broken', data: { members: 'a1' } }])
    expect(result.change?.cancelled).toEqual(['2024-05', '2024-06'])
  })

  it('gives the suspended months their sums again', () => {
    const base = standing('paid', 'cancelled', 'cancelled').map((one) =>
      one.state === 'cancelled' ? { ...one, due: tiyn(0) } : one
    )
    const result = changed(
      '60000',
      order(base, { kind: 'resume', reason: 'obligations-met', from: '2024-05' })
    )
    expect(paid(result)).toEqual(['2024-05 60000.00', '2024-06 60000.00'])
    expect(result.change).toMatchObject({ cancelled: [], overpaid: 0, arrears: 0 })
  })
})

describe('an appeal', () => {
  it('against a refusal plans the months due to the quarter’s end', () => {
    const result = changed('60000', order([], { reason: 'appeal', from: '2024-05' }))
    expect(paid(result)).toEqual(['2024-05 60000.00', '2024-06 60000.00'])
  })

  it('against an overpayment is set off against what was not given back, the rest is paid', () => {
    const base = standing('paid', 'paid', 'planned').map((one) => ({ ...one, due: parseTenge('50000') }))
    const claims = { claimed: parseTenge('20000'), claimLeft: parseTenge('12000') }
    const result = changed('60000', order(base, { reason: 'appeal', ...claims }))
    expect(result.change).toMatchObject({
      setOff: parseTenge('12000'),
      arrears: parseTenge('8000'),
      arrearsIn: '2024-06',
      overpaid: 0
    })
    expect(paid(result)).toEqual(['2024-06 68000.00'])
  })
})

describe('which change fits which decision', () => {
  it.each([
    ['assign', true, 'change appeal, suspend, terminate'],
    ['refuse', false, 'change appeal'],
    ['suspend', false, 'resume, terminate'],
    ['terminate', false, 'change appeal'],
    ['resume', true, 'change appeal, suspend, terminate'],
    ['change', false, 'change appeal']
  ] as const)('%s (gives: %s): %s', (kind, gives, wanted) => {
    const found = changeKinds
      .filter((one) => mayChange({ kind, gives }, one, one === 'change' ? 'appeal' : 'own-wish'))
      .map((one) => (one === 'change' ? 'change appeal' : one))
    expect(found.join(', ')).toBe(wanted)
  })

  it('a refusal is changed on appeal only', () => {
    for (const reason of reasonsOf.change)
      expect(mayChange({ kind: 'refuse', gives: false }, 'change', reason)).toBe(reason === 'appeal')
  })

  it('every reason belongs to a kind', () => {
    expect(new Set(Object.values(reasonsOf).flat())).toEqual(new Set(changeReasons))
  })
})

describe('the working', () => {
  const all = [
    changed('30000', order(standing('paid', 'listed', 'planned'))),
    changed('90000', order(standing('paid', 'paid', 'planned'))),
    changed('30000', order(standing('paid', 'paid', 'paid'))),
    changed('60000', order(standing('paid', 'planned'), { kind: 'suspend', reason: 'clarification' })),
    changed('60000', order(standing('paid', 'paid'), { kind: 'terminate', reason: 'moved' })),
    changed('60000', order([], { reason: 'appeal' })),
    changed('30000', order(standing('paid', 'paid'), { claimed: tiyn(500_00) })),
    changed(
      '30000',
      order([{ month: '2024-04', amount: tiyn(1), state: 'paid', due: tiyn(2) }], { from: '2024-05' })
    )
  ]

  it('is re-added by a reader that knows nothing of it', () => {
    for (const { explanation, months } of all)
      expect(readdExplanation(explanation, months)).toEqual({ ok: true, problems: [] })
  })

  it.each(['kk', 'ru'] as const)('has a word for everything in %s', (locale) => {
    for (const step of all.flatMap(({ explanation }) => explanation)) {
      expect(stepText(step, locale)).not.toMatch(/^change\.|[{}]/)
      for (const operand of step.operands)
        expect(operandText(operand, [{ id: 'a1', name: 'Ахметова' }], locale)).not.toMatch(/[a-z]{3}|[{}]/)
      for (const note of step.notes ?? []) expect(noteText(note, [], locale)).not.toMatch(/[a-z]{3}|[{}]/)
    }
  })

  it('says the same in both languages', () => {
    for (const group of ['steps', 'operands', 'notes'] as const) {
      expect(Object.keys(changeTextsKk[group])).toEqual(Object.keys(changeTextsRu[group]))
      for (const [key, text] of Object.entries(changeTextsRu[group]))
        expect(changeTextsKk[group][key]).not.toBe(text)
    }
  })
})

/** An office of one family: what stands of each month, and what decisions said is due for it. */
interface Model {
  months: StandingMonth[]
  claimed: Tiyn
  claimLeft: Tiyn
  suspended: boolean
}

const step = fc.record({
  kind: fc.constantFrom('change', 'suspend', 'resume', 'end', 'pay', 'return', 'give back'),
  wages: fc.integer({ min: 0, max: 300_000 }),
  at: fc.integer({ min: 0, max: 2 })
})

function settle(model: Model, result: Assessment): Model {
  const { change } = result
  if (change === undefined) throw new Error('no change')
  const byMonth = new Map(model.months.map((one) => [one.month, one]))
  for (const month of change.cancelled) {
    const one = byMonth.get(month)
    if (one === undefined || (one.state !== 'planned' && one.state !== 'returned'))
      throw new Error(`${month} is ${one?.state} and was withdrawn`)
    byMonth.set(month, { ...one, state: 'cancelled' })
  }
  for (const { month, amount } of result.months) {
    const one = byMonth.get(month)
    // The index of the table: one payment a month that is not cancelled.
    if (one !== undefined && one.state !== 'cancelled') throw new Error(`${month} is paid twice`)
    byMonth.set(month, { month, amount, state: 'planned', due: one?.due ?? tiyn(0) })
  }
  for (const { month, due } of change.months) {
    const one = byMonth.get(month) ?? { month, amount: tiyn(0), state: 'cancelled' as const, due }
    byMonth.set(month, { ...one, due })
  }
  return {
    ...model,
    months: [...byMonth.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
    claimed: tiyn(model.claimed + change.overpaid - change.setOff),
    claimLeft: tiyn(model.claimLeft + change.overpaid - change.setOff)
  }
}

describe('random chains of changes', () => {
  it('no month is paid twice, and what stands less what is asked back is what is due', () => {
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let model: Model = {
        months: standing(),
        claimed: tiyn(0),
        claimLeft: tiyn(0),
        suspended: false
      }
      for (const { kind, wages, at } of steps) {
        const month: Month = addMonthsTo('2024-04', at)
        const touch = (from: PaymentState[], to: PaymentState): void => {
          model = {
            ...model,
            months: model.months.map((one) =>
              one.month === month && from.includes(one.state) ? { ...one, state: to } : one
            )
          }
        }
        if (kind === 'pay') touch(['planned', 'returned'], wages % 2 === 0 ? 'paid' : 'listed')
        else if (kind === 'return') touch(['listed'], 'returned')
        else if (kind === 'give back')
          model = { ...model, claimLeft: tiyn(Math.max(0, model.claimLeft - wages * 10)) }
        else {
          const suspended: boolean = model.suspended
          const does = suspended
            ? 'resume'
            : kind === 'resume'
              ? 'change'
              : kind === 'end'
                ? 'terminate'
                : kind
          const change = order(model.months, {
            kind: does,
            reason: does === 'terminate' ? (wages % 2 === 0 ? 'moved' : 'own-wish') : 'appeal',
            from: month,
            claimed: model.claimed,
            claimLeft: model.claimLeft
          })
          const result = changed(String(wages), change)
          expect(readdExplanation(result.explanation, result.months).problems).toEqual([])
          model = { ...settle(model, result), suspended: does === 'suspend' }
          const stands = sumTiyn(
            model.months.filter(({ state }) => state !== 'cancelled').map(({ amount }) => amount)
          )
          const due = sumTiyn(model.months.map((one) => one.due))
          const owed = result.change?.arrearsIn === null ? (result.change.arrears as number) : 0
          expect(stands - model.claimed + owed).toBe(due)
        }
      }
    })
    fc.assert(property, { numRuns: 300 })
  })
})
