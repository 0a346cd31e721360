import { describe, expect, it } from 'vitest'
import { applicationsDescription } from '@shared/imports/kinds-applications'
import { billsDescription } from '@shared/imports/kinds-bills'
import { categoriesKind } from '@shared/imports/kinds-categories'
import { incomesKind } from '@shared/imports/kinds-incomes'
import { katoDescription } from '@shared/imports/kinds-kato'
import { parametersDescription } from '@shared/imports/kinds-parameters'
import { peopleKind } from '@shared/imports/kinds-people'
import { stockDescription } from '@shared/imports/kinds-stock'
import { guessMapping } from '@shared/imports/mapping'
import { importFieldsKk } from '@renderer/features/imports/field-texts.kk'
import { importFieldsRu } from '@renderer/features/imports/field-texts.ru'

const kinds = [
  ...[peopleKind, incomesKind, applicationsDescription, categoriesKind],
  ...[billsDescription, stockDescription, katoDescription, parametersDescription]
]
const words = { kk: importFieldsKk as Record<string, string>, ru: importFieldsRu as Record<string, string> }

describe.each(kinds)('a list of $kind', (description) => {
  it.each(['kk', 'ru'] as const)(
    'with the headings of its sample in %s needs no mapping by hand',
    (locale) => {
      const ids = description.fields.map(({ id }) => id)
      const headings = ids.map((id) => words[locale][id] ?? `no words for ${id}`)
      expect(guessMapping(description, headings)).toEqual(Object.fromEntries(ids.map((id, at) => [id, at])))
    }
  )
})

it('there are words for the columns of the kinds and for no others', () => {
  const known = new Set(kinds.flatMap(({ fields }) => fields.map(({ id }) => id)))
  expect(Object.keys(importFieldsRu).sort()).toEqual([...known].sort())
})
