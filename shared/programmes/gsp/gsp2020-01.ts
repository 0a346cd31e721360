import { ageAt, type IsoDate } from '../../domain/iso-date'
import { zeroTiyn } from '../../domain/money'
import { firstDay, lastDay } from '../../domain/quarter'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { aspMonths, type AspMonths } from '../asp-months'
import { checkFacts } from '../asp/check-facts'
import { ageRuleNotes, childAgeRule, dayOfAge, type ChildAgeRule, type FamilyMonth } from '../child-age'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts, ExplanationStep, MonthInKind } from '../types'
import { factCount, Working } from '../working'
import { gspSets, gspSetsOn, shippedReading, type GspReading, type GspSet } from './sets'

const name = 'gsp2020_01'
const act = 'Закон РК № 246 от 17.07.2001'

type Notes = NonNullable<ExplanationStep['notes']>

interface GspWork {
  facts: CaseFacts
  book: Book
  period: AspMonths
  reading: GspReading
  /** Whether the reading of an age named twice mattered. */
  mattered: Readonly<Record<keyof GspReading, boolean>>
  ageRule: ChildAgeRule | null
}

/** Whether anybody is of an age on any day the age of a month may be taken on. */
function anybodyAged(age: number, months: readonly FamilyMonth[], appliedOn: IsoDate): boolean {
  return months.some(({ month, members }) =>
    [firstDay(month), lastDay(month), appliedOn].some((on) =>
      members.some(({ bornOn }) => ageAt(bornOn, on) === age)
    )
  )
}

/** The reading of the ages named twice; a parameter is read only where somebody is of that age. */
function readingOf(
  { facts, book }: Pick<GspWork, 'facts' | 'book'>,
  mattered: GspWork['mattered']
): GspReading {
  const { appliedOn, region } = facts
  const read = (parameter: string): string => book.value(parameter, appliedOn, { region }).value
  return {
    three: mattered.three ? (read('gsp-age-three') as GspReading['three']) : shippedReading.three,
    six: mattered.six ? (read('gsp-age-six') as GspReading['six']) : shippedReading.six
  }
}

function workOn(facts: CaseFacts, book: Book): GspWork {
  const period = aspMonths(facts, book)
  const mattered = {
    three: anybodyAged(3, period.months, facts.appliedOn),
    six: anybodyAged(6, period.months, facts.appliedOn)
  }
  const reading = readingOf({ facts, book }, mattered)
  const ageRule = childAgeRule({ facts, book }, period.months, ({ members }, on) =>
    gspSets.map((set) => gspSetsOn(members, on, reading)[set].join(',')).join('\n')
  )
  return { facts, book, period, reading, mattered, ageRule }
}

/** How often a set is given: food each month, chemicals once a quarter, the school package as configured. */
function onceAQuarter({ facts, book }: GspWork, set: GspSet): boolean {
  if (set !== 'school') return set === 'chemicals'
  const { appliedOn, region } = facts
  return book.value('gsp-school-package', appliedOn, { region }).value === 'quarterly'
}

/** What is given month by month; what is given once a quarter, in the first of the months in which the child is of the age. */
function given(work: GspWork): MonthInKind[] {
  const { facts, period, reading } = work
  const had: Record<GspSet, Set<string>> = {
    'food-1-2': new Set(),
    'food-3-6': new Set(),
    chemicals: new Set(),
    school: new Set()
  }
  return period.months.flatMap(({ month, members }) => {
    const due = gspSetsOn(members, dayOfAge(work.ageRule ?? 'month-start', month, facts.appliedOn), reading)
    return gspSets.flatMap((what): MonthInKind[] => {
      if (due[what].length === 0) return []
      const once = onceAQuarter(work, what)
      const whose = due[what].filter((id) => !once || !had[what].has(id))
      for (const id of whose) had[what].add(id)
      return whose.length === 0 ? [] : [{ month, what, members: whose }]
    })
  })
}

/** The rules that were chosen for this set: the ages named twice, the day of the age, how often. */
function notesOf(work: GspWork, what: GspSet): Notes {
  const { reading, mattered, period, ageRule } = work
  const food = what === 'food-1-2' || what === 'food-3-6'
  return [
    ...(food && mattered.three ? [{ key: `gsp-three-${reading.three}`, data: {} }] : []),
    ...(what !== 'food-1-2' && mattered.six ? [{ key: `gsp-six-${reading.six}`, data: {} }] : []),
    ...(onceAQuarter(work, what) ? [{ key: 'gsp-once-a-quarter', data: {} }] : []),
    ...(ageRuleNotes(ageRule).notes ?? []),
    ...period.notes
  ]
}

function assess(facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const { book, used } = recordingBook(shelf)
  const work = workOn(facts, book)
  const working = new Working()
  const inKind = given(work)
  for (const { month, what, members } of inKind)
    working.step(`${what}-${month}`, 'children', [factCount('children', members.length)], {
      label: `gsp.${what}`,
      act,
      unit: 'count',
      month,
      members,
      notes: notesOf(work, what as GspSet)
    })
  const entitled = inKind.length > 0
  return {
    programme: facts.programme,
    ruleVersion: name,
    entitled,
    kind: null,
    kindReason: null,
    reasons: entitled ? [] : [{ code: 'gsp-no-child', article: 'law 246', data: {} }],
    months: [],
    figures: { monthly: zeroTiyn },
    memberCount: work.period.months[0]?.members.length ?? 0,
    explanation: working.steps,
    parameters: used(),
    inKind
  }
}

/**
 * The guaranteed social package of an ASP family's children, in kind, from 1 January 2020 to 31 December 2022 (Law № 246 of
 * 17.07.2001): each month a food set by age for children of 1 to 6, each quarter a set of household chemicals for the same children,
 * and the school package from 6 to 18. From 2023 the payment `child-1-6` stands in the place of the sets.
 */
export const gsp2020_01: RuleVersion = { name, from: '2020-01-01', until: '2022-12-31', assess }
