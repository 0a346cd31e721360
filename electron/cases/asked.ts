import { programmes } from '@shared/programmes'
import type { AskedFacts, AskedField } from '@shared/programmes/asked'
import { localAsked, type LocalBenefit } from '@shared/programmes/local'
import type { ProgrammeId } from '@shared/programmes/types'
import type { ReadConnection } from '../database/transaction'
import { benefitOn, type LocalBenefitRow } from '../local-benefits/queries'
import { givenMonths } from './asked-queries'
import type { CaseRow } from './queries'

/** What a clerk is asked of a programme; what the office's own tables fill in is not asked. */
export function askedInCase(programme: ProgrammeId): readonly AskedField[] {
  return programmes[programme].asks.filter(({ filled }) => filled !== true)
}

function benefitOf(row: LocalBenefitRow): LocalBenefit {
  return {
    code: row.code,
    version: row.version,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    kind: row.kind,
    amountUnit: row.amount_unit,
    amount: row.amount,
    ceilingUnit: row.ceiling_unit,
    ceiling: row.ceiling,
    timesAYear: row.times_a_year,
    categories: JSON.parse(row.categories) as LocalBenefit['categories'],
    act: row.act
  }
}

/**
 * What the programme asks, as it was entered and as the office's tables have it on the day of application. A programme that asks
 * nothing beside family and income gets nothing, so that its facts stay as they always were.
 */
export async function askedFactsOf(
  read: ReadConnection,
  row: Pick<
    CaseRow,
    'programme' | 'asked' | 'benefit' | 'applied_on' | 'family_id' | 'applicant_id' | 'base_decision_id'
  >
): Promise<{ asked?: AskedFacts }> {
  if (programmes[row.programme as ProgrammeId].asks.length === 0) return {}
  const entered = row.asked === null ? {} : (JSON.parse(row.asked) as AskedFacts)
  if (row.programme !== 'local') return { asked: entered }
  const benefit = await benefitOn(read, row.benefit, row.applied_on)
  if (benefit === undefined) return { asked: entered }
  const given = await givenMonths(read, {
    familyId: row.family_id,
    personId: row.applicant_id,
    benefit: row.benefit,
    year: row.applied_on.slice(0, 4),
    notOf: row.base_decision_id
  })
  return { asked: localAsked(benefitOf(benefit), entered, given) }
}

/** Whether a case of the programme cannot be worked out before somebody answered what it asks. */
export async function mustBeAsked(
  read: ReadConnection,
  { programme, benefit, applied_on: appliedOn }: Pick<CaseRow, 'programme' | 'benefit' | 'applied_on'>
): Promise<boolean> {
  if (programme !== 'local')
    return askedInCase(programme as ProgrammeId).some(({ inCase }) => inCase === true)
  const row = await benefitOn(read, benefit, appliedOn)
  return row !== undefined && benefitOf(row).categories.length > 0
}
