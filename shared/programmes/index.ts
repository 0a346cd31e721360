import { OfficeError } from '../errors'
import { parseIsoDate, type IsoDate } from '../domain/iso-date'
import type { Book } from '../parameters/types'
import { asp } from './asp'
import { birgemiz } from './birgemiz'
import { assessChange } from './change'
import { childBenefitProgramme } from './child-1-6'
import { emergency } from './emergency-42500'
import { employment } from './employment'
import { gsp } from './gsp'
import { housing } from './housing'
import { kit } from './kit'
import { local } from './local'
import type { Programme, RuleVersion } from './programme'
import { tariff } from './tariff'
import type { Assessment, CaseFacts, ProgrammeId } from './types'

export { barUntil, multiChildBenefit, multiChildOfQuarter, type CountedChild } from './asp'
export type { Programme, RuleVersion } from './programme'

/** Every programme whose rules the program knows. */
export const programmes: Readonly<Record<ProgrammeId, Programme>> = {
  asp,
  'child-1-6': childBenefitProgramme,
  gsp,
  housing,
  tariff,
  local,
  kit,
  'emergency-42500': emergency,
  birgemiz,
  employment
}

/**
 * The version of the rules an application falls under: by its date alone.
 * @throws OfficeError `programme-unknown`, `date-malformed`, `rule-version-missing {programme, date}`
 */
export function ruleVersionFor(programme: ProgrammeId, appliedOn: IsoDate): RuleVersion {
  if (!Object.hasOwn(programmes, programme)) {
    throw new OfficeError('programme-unknown', {
      field: 'programme',
      data: { programme: String(programme).slice(0, 40) }
    })
  }
  const date = parseIsoDate(appliedOn, 'appliedOn')
  const version = programmes[programme].versions.find(
    ({ from, until }) => from <= date && (until === null || date <= until)
  )
  if (version !== undefined) return version
  throw new OfficeError('rule-version-missing', { field: 'appliedOn', data: { programme, date } })
}

/**
 * What a family is owed by the law of the date of application, and why. Pure and repeatable: the same facts and the same
 * values of the book always give the same assessment. Facts that change an earlier decision give what the change does.
 * @throws OfficeError see `ruleVersionFor` and the programme's own checks
 */
export function assess(facts: CaseFacts, book: Book): Assessment {
  return assessBy(ruleVersionFor(facts.programme, facts.appliedOn), facts, book)
}

/** The same under a version of the rules that is named, whatever the date: to try one before it is in force. */
export function assessBy(version: RuleVersion, facts: CaseFacts, book: Book): Assessment {
  return facts.change === undefined
    ? version.assess(facts, book)
    : assessChange(version, facts, facts.change, book)
}
