import { describe, expect, it } from 'vitest'
import { readCell } from '@shared/imports/cells'
import type { ImportField, ImportKindDescription } from '@shared/imports/kinds'
import * as applications from '@shared/imports/kinds-applications'
import * as bills from '@shared/imports/kinds-bills'
import * as categories from '@shared/imports/kinds-categories'
import * as incomes from '@shared/imports/kinds-incomes'
import * as kato from '@shared/imports/kinds-kato'
import * as parameters from '@shared/imports/kinds-parameters'
import * as people from '@shared/imports/kinds-people'
import * as stock from '@shared/imports/kinds-stock'

const context = { today: '2026-07-01' as const, places: () => [] }
const isKind = (value: unknown): value is ImportKindDescription =>
  typeof value === 'object' && value !== null && 'fields' in value && 'kind' in value

const kinds = [applications, bills, categories, incomes, kato, parameters, people, stock].flatMap((module) =>
  Object.values(module).filter(isKind)
)
const choices = kinds.flatMap(({ kind, fields }) =>
  fields
    .filter((field) => field.choices !== undefined)
    .map((field): [string, ImportField] => [`${kind}.${field.id}`, field])
)

describe('words for a choice', () => {
  it('are looked at for all kinds of lists', () => {
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(8)
    expect(choices.length).toBeGreaterThan(5)
  })

  it.each(choices)('%s: each word says one thing, however it is written', (_, field) => {
    for (const [code, words] of Object.entries(field.choices ?? {}))
      for (const word of [code, ...words, ...words.map((one) => one.toUpperCase())])
        expect([word, readCell(field, word, context)]).toEqual([word, { value: code, finding: null }])
  })

  it.each([
    ['I группа', '1'],
    ['II группа', '2'],
    ['III группа', '3'],
    ['ІІ топ', '2'],
    ['ІІІ-топ', '3'],
    ['2-группа', '2']
  ])('a disability of «%s» is of group %s, in Latin letters or in Kazakh ones', (text, group) => {
    const field = people.peopleKind.fields.find(({ id }) => id === 'disabilityGroup')
    expect(field && readCell(field, text, context).value).toBe(group)
  })
})
