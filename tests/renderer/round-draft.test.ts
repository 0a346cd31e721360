import { describe, expect, it } from 'vitest'
import { readyCategories } from '@shared/distribution/categories'
import { roundsOperations } from '@shared/contract/rounds'
import {
  categoryDraft,
  categoryInput,
  emptyCondition,
  emptyRound,
  isFaulty,
  ownCategory,
  roundInput,
  roundRules
} from '@renderer/features/rounds/round-draft'
import { atItsRow, closingInput, closingRules, differenceOf } from '@renderer/features/rounds/closing-draft'
import { OfficeFailure } from '@renderer/office'

const today = '2026-11-22'

describe('the form of a round', () => {
  it.each(['kit', 'mask', 'gsp'] as const)(
    'gives the ready-made categories of %s back as they were',
    (programme) => {
      for (const category of readyCategories[programme])
        expect(JSON.parse(JSON.stringify(categoryInput(categoryDraft(category))))).toEqual(category)
    }
  )

  it('takes figures as they are typed, and refuses what is none', () => {
    const draft = { ...emptyRound(today), quantity: '1 200', slotMinutes: 'полчаса' }
    expect(roundInput(draft).quantity).toBe(1200)
    const { error } = roundsOperations.create.input.safeParse(roundInput(draft))
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain('slotMinutes')
  })

  it('refuses an age without bounds, a day in the future, a last day before the first', () => {
    const category = { ...ownCategory([]), nameKk: 'А', nameRu: 'А', conditions: [emptyCondition('age')] }
    expect(isFaulty(category)).toBe(true)
    const draft = { ...emptyRound(today), asOf: '2026-11-23', firstDay: today, lastDay: '2026-11-21' }
    expect(roundRules({ ...draft, categories: [category] }, today)).toEqual({
      asOf: 'as-of-in-future',
      lastDay: 'round-days',
      'criteria.categories.0.conditions.0.from': 'field-empty'
    })
  })

  it('gives every own category an id of its own', () => {
    const first = ownCategory([])
    expect(ownCategory([first]).id).not.toBe(first.id)
  })
})

describe('the closing of a round', () => {
  const point = {
    ...{ placeId: 1, nameKk: 'А', nameRu: 'А', planned: 5, arrived: 5, left: 0, explanation: '' },
    ...{ handedByList: 2, handedByLedger: 2, returned: 0, onHand: 3, counted: null, difference: null }
  }
  const idle = { ...point, placeId: 2, arrived: 0, handedByList: 0, handedByLedger: 0, onHand: 0 }
  const counts = (first: string, second: string) => ({
    counts: [
      { placeId: 1, counted: first, explanation: '' },
      { placeId: 2, counted: second, explanation: '' }
    ]
  })

  it('tells the difference as soon as a number is typed', () => {
    expect(differenceOf(point, '')).toBeNull()
    expect(differenceOf(point, '2')).toBe(-1)
    expect(differenceOf(point, 'два')).toBeNull()
  })

  it('asks for a count where goods were, and for the reason of a difference', () => {
    expect(closingRules(counts('', ''), [point, idle])).toEqual({ 'counts.0.counted': 'field-empty' })
    expect(closingRules(counts('2', '0'), [point, idle])).toEqual({ 'counts.0.explanation': 'field-empty' })
    expect(closingRules(counts('3', ''), [point, idle])).toEqual({})
  })

  it('sends what was typed, and shows an answered error at its row', () => {
    expect(closingInput(7, counts('', '4')).counts).toEqual([{ placeId: 2, counted: 4, explanation: '' }])
    const failure = new OfficeFailure({
      code: 'difference-unexplained',
      field: 'counts.0.explanation',
      message: ''
    })
    expect(atItsRow(failure, counts('', '4')).field).toBe('counts.1.explanation')
  })
})
