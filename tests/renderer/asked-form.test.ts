import { describe, expect, it } from 'vitest'
import {
  askedDraft,
  askedFaults,
  askedInputOf,
  followingLine,
  isAskedEmpty,
  isRows,
  linePath,
  shownFields
} from '@renderer/components/asked-form'
import { readMonth, maskMonth } from '@renderer/components/date-text'
import { addMonthsTo } from '@shared/domain/quarter'
import { checkAsked, type AskedField, type RowsField } from '@shared/programmes/asked'
import { programmes } from '@shared/programmes'
import { applicationProgrammes } from '@shared/programmes/types'
import { wordsKk } from '@renderer/locales/words.kk'
import { wordsRu } from '@renderer/locales/words.ru'

const label = { kk: 'x', ru: 'x' }
const bills: RowsField = {
  kind: 'rows',
  name: 'bills',
  label,
  required: true,
  most: 60,
  fields: [
    { kind: 'choice', name: 'kind', label, required: true, options: [{ value: 'heat', label }] },
    { kind: 'month', name: 'month', label, required: true },
    { kind: 'amount', name: 'amount', label, required: true },
    {
      kind: 'quantity',
      name: 'quantity',
      label,
      required: false,
      places: 4,
      min: '0',
      max: '9',
      unit: label
    }
  ]
}
const asks: readonly AskedField[] = [
  bills,
  { kind: 'yes-no', name: 'onlyHome', label, required: false },
  { kind: 'text', name: 'note', label, required: true, max: 20 },
  { kind: 'amount', name: 'ceiling', label, required: false, filled: true }
]
const shown = shownFields(asks)
const heat = { kind: 'heat', month: '2025-07', amount: '8500.00', quantity: '1,5' }

describe('the form of what a programme asks', () => {
  it('takes over what was stored and gives it back in the shape the check wants', () => {
    const stored = { bills: [{ ...heat, quantity: '1.5' }], onlyHome: true, note: 'a' }
    const sent = askedInputOf(shown, askedDraft(shown, stored))
    expect(sent).toEqual(stored)
    expect(checkAsked(asks, sent)).toMatchObject({ onlyHome: true, bills: [{ amount: '8500.00' }] })
  })

  it('does not ask for what the office fills in itself', () => {
    expect(shownFields(asks).map(({ name }) => name)).toEqual(['bills', 'onlyHome', 'note'])
    expect(askedInputOf(shown, askedDraft(shown, { ceiling: '5.00' }))).not.toHaveProperty('ceiling')
  })

  it('leaves blank lines out and numbers the others as they are sent', () => {
    const draft = askedDraft(shown, { bills: [heat, { kind: 'heat' }, { ...heat, month: '2025-08' }] })
    const lines = draft.rows['bills'] ?? []
    expect(askedInputOf(shown, draft)['bills']).toHaveLength(2)
    expect([0, 1, 2].map((row) => linePath(bills, lines, row))).toEqual([
      'bills.0',
      'blank.bills.1',
      'bills.1'
    ])
  })

  it('a decimal comma is a point, a yes-no that was not said stays unsaid', () => {
    const sent = askedInputOf(shown, askedDraft(shown, { bills: [heat] }))
    expect(sent).toMatchObject({ bills: [{ quantity: '1.5' }], onlyHome: null })
  })

  it('names the empty field that is required, in a line by its number', () => {
    const draft = askedDraft(shown, { bills: [heat, { ...heat, month: null }] })
    expect(askedFaults(shown, draft)).toEqual({ 'bills.1.month': 'field-empty', note: 'field-empty' })
    expect(askedFaults(shown, askedDraft(shown, { note: 'a' }))).toEqual({ bills: 'field-empty' })
  })

  it('a new line goes on with the same service in the following month', () => {
    const next = followingLine(bills, { ...heat, month: '2025-12' }, (month) => addMonthsTo(month, 1))
    expect(next.line).toEqual({ kind: 'heat', month: '2026-01', amount: null, quantity: null })
  })

  it('is empty until something is entered', () => {
    const draft = askedDraft(shown, {})
    expect(isAskedEmpty(shown, draft)).toBe(true)
    draft.values['onlyHome'] = false
    expect(isAskedEmpty(shown, draft)).toBe(false)
  })

  it.each(applicationProgrammes)('%s: the form of nothing stored sends every field it shows', (id) => {
    const described = shownFields(programmes[id].asks)
    const sent = askedInputOf(described, askedDraft(described, null))
    expect(Object.keys(sent)).toEqual(described.map(({ name }) => name))
    for (const field of described) expect(sent[field.name]).toEqual(isRows(field) ? [] : null)
  })
})

describe('a month as it is typed', () => {
  it('gets its dot and is read from every way it is written', () => {
    expect(['0', '03', '032', '032026', '3.2026'].map(maskMonth)).toEqual([
      '0',
      '03',
      '03.2',
      '03.2026',
      '3.2026'
    ])
    expect(['03.2026', '3/2026', '032026', '2026-03', '13.2026', '03'].map(readMonth)).toEqual([
      '2026-03',
      '2026-03',
      '2026-03',
      '2026-03',
      null,
      null
    ])
  })
})

it.each(Object.values(programmes))(
  '$id is called on the screen as its own description calls it',
  ({ id, names }) => {
    expect({ kk: wordsKk.programme[id], ru: wordsRu.programme[id] }).toEqual(names)
  }
)
