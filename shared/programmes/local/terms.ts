import { OfficeError } from '../../errors'
import { monthOf, type Month } from '../../domain/quarter'
import type { AskedFacts, AskedRow } from '../asked'
import type { CaseFacts } from '../types'

export const localKinds = ['once', 'monthly'] as const
export const localAmountUnits = ['tenge', 'mci'] as const
/** A ceiling in tenge or МРП a head and month, or as a percentage of the poverty line or of the region's ПМ. */
export const localCeilingUnits = ['tenge', 'mci', 'poverty-line', 'subsistence-minimum'] as const

export interface LocalCategory {
  code: string
  nameKk: string
  nameRu: string
}

/** What a version of the office's table says of a benefit of the maslikhat's list. */
export interface LocalBenefit {
  code: string
  version: number
  nameKk: string
  nameRu: string
  kind: (typeof localKinds)[number]
  amountUnit: (typeof localAmountUnits)[number]
  /** Decimal, in the unit. */
  amount: string
  ceilingUnit: (typeof localCeilingUnits)[number] | null
  ceiling: string | null
  /** Of a single payment: how often in a calendar year. */
  timesAYear: number
  /** Empty: the benefit is for anybody. */
  categories: readonly LocalCategory[]
  act: string
}

/** The category of somebody who belongs to none of the benefit's. */
export const noCategory = 'none'

/**
 * The asked facts of a case on local help: the benefit's terms as they are on the day of application stand inside the facts, so that
 * the decision recomputes whatever the table says later. For the case layer: `benefit` is the version of the table valid on
 * `appliedOn`, `entered` what the clerk saved (`category`), `given` the months the family was already given this benefit for.
 */
export function localAsked(
  benefit: LocalBenefit,
  entered: AskedFacts,
  given: readonly Month[] = []
): AskedFacts {
  return {
    category: entered.category ?? null,
    benefit: benefit.code,
    benefitVersion: String(benefit.version),
    nameKk: benefit.nameKk,
    nameRu: benefit.nameRu,
    kind: benefit.kind,
    amountUnit: benefit.amountUnit,
    amount: benefit.amount,
    ceilingUnit: benefit.ceilingUnit,
    ceiling: benefit.ceiling,
    timesAYear: String(benefit.timesAYear),
    categories: benefit.categories.map(({ code, nameKk, nameRu }) => ({ code, nameKk, nameRu })),
    act: benefit.act,
    given: given.map((month) => ({ month }))
  }
}

/** The benefit's terms as the rule reads them out of the facts. */
export interface LocalTerms {
  kind: LocalBenefit['kind']
  amountUnit: LocalBenefit['amountUnit']
  amount: string
  ceiling: { unit: NonNullable<LocalBenefit['ceilingUnit']>; value: string } | null
  timesAYear: number
  categories: readonly string[]
  /** `null` where the benefit knows no categories. */
  category: string | null
  act: string | null
  given: readonly Month[]
}

function text(asked: AskedFacts, name: string): string | null {
  const value = asked[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

function word<Word extends string>(asked: AskedFacts, name: string, known: readonly Word[]): Word | null {
  const value = text(asked, name)
  if (value === null) return null
  const found = known.find((one) => one === value)
  if (found === undefined)
    throw new OfficeError('asked-value', { field: `asked.${name}`, data: { value: value.slice(0, 40) } })
  return found
}

function needed<T>(value: T | null, name: string): T {
  if (value === null) throw new OfficeError('field-empty', { field: `asked.${name}` })
  return value
}

function rows(asked: AskedFacts, name: string): readonly AskedRow[] {
  const value = asked[name]
  return typeof value === 'object' && value !== null ? value : []
}

/**
 * Reads the terms. A benefit with categories needs one to be chosen (`none` where the person belongs to none of them).
 * @throws OfficeError `field-empty` for a term that is missing, `asked-value` for one that is not known
 */
export function termsOf({ asked = {} }: CaseFacts): LocalTerms {
  const unit = word(asked, 'ceilingUnit', localCeilingUnits)
  const categories = rows(asked, 'categories').map(({ code }) => String(code))
  const category = text(asked, 'category')
  return {
    kind: needed(word(asked, 'kind', localKinds), 'kind'),
    amountUnit: needed(word(asked, 'amountUnit', localAmountUnits), 'amountUnit'),
    amount: needed(text(asked, 'amount'), 'amount'),
    ceiling: unit === null ? null : { unit, value: needed(text(asked, 'ceiling'), 'ceiling') },
    timesAYear: Number(text(asked, 'timesAYear') ?? 1),
    categories,
    category: categories.length === 0 ? null : needed(category, 'category'),
    act: text(asked, 'act'),
    given: rows(asked, 'given').map(({ month }) => String(month))
  }
}

/** How often the family was given the benefit in the calendar year of a day. */
export function givenInYear({ given }: Pick<LocalTerms, 'given'>, on: string): number {
  return given.filter((month) => month.slice(0, 4) === monthOf(on).slice(0, 4)).length
}
