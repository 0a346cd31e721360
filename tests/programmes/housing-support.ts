import { expect } from 'vitest'
import { tengeString } from '../../shared/domain/money'
import { assess } from '../../shared/programmes'
import type { AskedRow } from '../../shared/programmes/asked'
import type { BillKind } from '../../shared/programmes/housing/kinds'
import { readdExplanation } from '../../shared/programmes/readd'
import type { Assessment, CaseFacts, IncomeKind } from '../../shared/programmes/types'
import { bookWith, facts, family, officeValue } from './support'

export type Bill = [
  BillKind,
  string,
  string,
  (string | undefined)?,
  Partial<Record<'metered' | 'oldFee', string | boolean>>?
]

/** A family's application of November 2025, whose bills are of July to September. */
export function home(
  people: number,
  bills: Bill[],
  given: {
    area?: string
    wages?: string
    on?: string
    asked?: Record<string, boolean>
  } & Partial<CaseFacts> = {}
): CaseFacts {
  const { area, wages, on = '2025-11-10', asked = {}, ...others } = given
  const incomes: [string, IncomeKind, string][] = wages === undefined ? [] : [['a1', 'wages', wages]]
  const rows = bills.map(([kind, month, amount, quantity, more]): AskedRow => ({
    kind,
    month,
    amount,
    ...(quantity === undefined ? {} : { quantity }),
    ...more
  }))
  return facts(on, family(1, people - 1), incomes, {
    programme: 'housing',
    asked: { bills: rows, ...(area === undefined ? {} : { area }), ...asked },
    ...others
  })
}

export const share = officeValue('housing-share', '5')
export const book = bookWith(share)
export const july = '2025-07'

export function paidOf({ months }: Assessment): Record<string, string> {
  return Object.fromEntries(months.map(({ month, amount }) => [month, tengeString(amount)]))
}

/** The assessment, whose working is re-added by the reader that knows no law. */
export function worked(given: CaseFacts, by = book): Assessment {
  const result = assess(given, by)
  expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  return result
}

export const figuresOf = ({ figures }: Assessment): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, tengeString(amount)]))

export const notesOf = (result: Assessment, step: string): string[] =>
  result.explanation.find(({ id }) => id === step)?.notes?.map(({ key }) => key) ?? []
