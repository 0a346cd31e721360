import { OfficeError } from '../errors'
import { parseIsoDate, type IsoDate } from '../domain/iso-date'
import type { Book } from '../parameters/types'
import { aspRules, assessAsp } from './asp'
import type { Assessment, CaseFacts, ProgrammeId } from './types'

export { barUntil, multiChildBenefit } from './asp'

/** A version of a programme's rules: the days of application it is for, and its computation. */
export interface RuleVersion {
  name: string
  from: IsoDate
  until: IsoDate | null
  assess(facts: CaseFacts, book: Book): Assessment
}

export interface Programme {
  id: ProgrammeId
  names: { kk: string; ru: string }
  kind: 'monthly-cash'
  /** By first day, without gap or overlap. */
  versions: readonly RuleVersion[]
  /** The base in law, in the words the acts are cited in. */
  legalBase: readonly string[]
}

/** Every programme whose rules the program knows. */
export const programmes: Readonly<Record<ProgrammeId, Programme>> = {
  asp: {
    id: 'asp',
    names: { kk: 'Атаулы әлеуметтік көмек', ru: 'Адресная социальная помощь' },
    kind: 'monthly-cash',
    versions: aspRules.map((rule) => ({
      name: rule.name,
      from: rule.from,
      until: rule.until,
      assess: (facts, book) => assessAsp(rule, facts, book)
    })),
    legalBase: ['Закон РК № 246 от 17.07.2001', 'Социальный кодекс РК № 224-VII от 20.04.2023']
  }
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
 * values of the book always give the same assessment.
 * @throws OfficeError see `ruleVersionFor` and the programme's own checks
 */
export function assess(facts: CaseFacts, book: Book): Assessment {
  return ruleVersionFor(facts.programme, facts.appliedOn).assess(facts, book)
}
