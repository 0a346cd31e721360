import { OfficeError } from '../errors'
import { isMonthIn, monthOf, monthsToQuarterEnd, parseMonth, quarterOf, type Month } from '../domain/quarter'
import type { Book } from '../parameters/types'
import { periodOf } from './asp/composition'
import type { AskedField } from './asked'
import type { FamilyMonth } from './child-age'
import type { CaseFacts, ExplanationStep } from './types'

/** Of a programme that goes with ASP: the months the family's assistance is assigned for. */
export const aspMonthsField: AskedField = {
  name: 'aspMonths',
  kind: 'rows',
  label: { kk: 'АӘК тағайындалған айлар', ru: 'Месяцы, на которые назначена АСП' },
  help: {
    kk: 'Бос болса – өтініш берілген айдан тоқсанның соңына дейін.',
    ru: 'Пусто – с месяца обращения до конца квартала.'
  },
  required: false,
  most: 3,
  fields: [{ name: 'month', kind: 'month', label: { kk: 'Айы', ru: 'Месяц' }, required: true }]
}

/** @throws OfficeError `month-malformed`, `month-outside-quarter`, `asked-value` for one that stands twice */
function givenMonths({ asked = {}, appliedOn }: CaseFacts): Month[] {
  const rows = asked.aspMonths
  if (typeof rows !== 'object' || rows === null || rows.length === 0) return monthsToQuarterEnd(appliedOn)
  const quarter = quarterOf(appliedOn)
  const months = rows.map((row, index) => {
    const field = `asked.aspMonths.${index}.month`
    const month = parseMonth(String(row.month), field)
    if (!isMonthIn(month, quarter) || month < monthOf(appliedOn))
      throw new OfficeError('month-outside-quarter', { field, data: { month, quarter } })
    if (rows.findIndex((one) => one.month === month) !== index)
      throw new OfficeError('asked-value', { field, data: { value: month } })
    return month
  })
  return months.sort()
}

export interface AspMonths {
  /** In order, each with the family that counts in it. */
  months: FamilyMonth[]
  /** The rule for a composition that changes on the way, where it mattered. */
  notes: NonNullable<ExplanationStep['notes']>
}

/**
 * The months ASP is assigned for, with the family of each: those given, or the month of application to the end of its quarter. Who
 * joins or leaves on the way counts as under ASP itself.
 * @throws OfficeError `family-empty`, `month-outside-quarter`, `asked-value`, `parameter-missing {member-change-rule}`
 */
export function aspMonths(facts: CaseFacts, book: Book): AspMonths {
  const wanted = givenMonths(facts)
  const { compositions, memberChangeRule } = periodOf(facts, book)
  if (compositions[0].members.length === 0) throw new OfficeError('family-empty', { field: 'members' })
  const months = compositions
    .flatMap(({ months, members }) => months.map((month) => ({ month, members })))
    .filter(({ month }) => wanted.includes(month))
  const notes = memberChangeRule === null ? [] : [{ key: `member-change-rule-${memberChangeRule}`, data: {} }]
  return { months, notes }
}
