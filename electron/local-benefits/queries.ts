import type { ReadConnection } from '../database/transaction'

export interface LocalBenefitRow {
  id: number
  code: string
  version: number
  name_kk: string
  name_ru: string
  kind: 'once' | 'monthly'
  amount_unit: 'tenge' | 'mci'
  amount: string
  ceiling_unit: 'tenge' | 'mci' | 'poverty-line' | 'subsistence-minimum' | null
  ceiling: string | null
  times_a_year: number
  categories: string
  act: string
  valid_from: string
  valid_until: string | null
  entered_by: number
  entered_at: string
}

/** The newest version of a benefit that is valid on a day. */
export function benefitOn(
  read: ReadConnection,
  code: string,
  on: string
): Promise<LocalBenefitRow | undefined> {
  return read.get<LocalBenefitRow>(
    `SELECT id, code, version, name_kk, name_ru, kind, amount_unit, amount, ceiling_unit, ceiling, times_a_year, categories, act,
       valid_from, valid_until, entered_by, entered_at
     FROM local_benefits WHERE code = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?)
     ORDER BY version DESC LIMIT 1`,
    [code, on, on]
  )
}
