import { OfficeError } from '../../errors'
import { ageAt } from '../../domain/iso-date'
import { zeroTiyn } from '../../domain/money'
import { firstDay, monthOf, parseMonth, type Month } from '../../domain/quarter'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { checkFacts } from '../asp/check-facts'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts, MemberFacts, RefusalReason } from '../types'
import { parameterQuantity, roundingRule, tiynOf, Working, type Figure } from '../working'
import { kitCategories, type KitCategory } from './categories'
import { kitAct } from './acts'

const name = 'kit2020_03'
const from = '2020-03-01'

/** A line of the list, as the facts have it. */
interface Line {
  person: MemberFacts
  category: KitCategory
  month: Month
}

/**
 * Whether the person's own facts agree with the category on the day of the list. Whether a family receives ASP, raises a child
 * with disability, or somebody is registered as unemployed is the list's to know: the office draws it from its own data.
 */
const fits: Readonly<Record<KitCategory, (person: MemberFacts, age: number) => boolean>> = {
  // From the sixth birthday: younger children had the guaranteed social package.
  'asp-children-6-18': (_, age) => age >= 6 && age < 18,
  'disabled-children-under-16': ({ disabilityGroup }, age) => disabilityGroup !== null && age < 16,
  'disabled-persons': ({ disabilityGroup }) =>
    disabilityGroup === 1 || disabilityGroup === 2 || disabilityGroup === 3,
  'raising-disabled-child': () => true,
  unemployed: () => true
}

/** @throws OfficeError `field-empty`, `asked-value`, `month-malformed`, `member-unknown`, `month-outside-emergency` */
function lineOf({ asked = {}, members }: CaseFacts): Line {
  const { category: given, month: ofMonth, person: id } = asked
  if (typeof given !== 'string') throw new OfficeError('field-empty', { field: 'asked.category' })
  if (typeof ofMonth !== 'string') throw new OfficeError('field-empty', { field: 'asked.month' })
  const category = kitCategories.find((one) => one === given)
  if (category === undefined)
    throw new OfficeError('asked-value', { field: 'asked.category', data: { value: given.slice(0, 40) } })
  const month = parseMonth(ofMonth, 'asked.month')
  if (month < monthOf(from))
    throw new OfficeError('month-outside-emergency', { field: 'asked.month', data: { month } })
  const person = typeof id === 'string' ? members.find((one) => one.id === id) : members[0]
  if (person === undefined)
    throw new OfficeError('member-unknown', { field: 'asked.person', data: { member: String(id) } })
  return { person, category, month }
}

/** `kit-mci` × МРП of the month the money is for, rounded where amounts are. */
function money(working: Working, book: Book, { month, person }: Line, { appliedOn }: CaseFacts): Figure {
  const on = firstDay(month)
  return working.step(
    'kit',
    'kit-mci * mci',
    [
      parameterQuantity('kit-mci', book.value('kit-mci', on)),
      parameterQuantity('mci', book.value('mci', on))
    ],
    {
      label: 'kit.money',
      act: kitAct,
      rounding: roundingRule(book, 'amount', appliedOn),
      month,
      members: [person.id],
      notes: [{ key: 'kit-by-list', data: { on: appliedOn } }]
    }
  )
}

function assess(facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const line = lineOf(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const entitled = fits[line.category](line.person, ageAt(line.person.bornOn, facts.appliedOn))
  const amount = entitled ? tiynOf(money(working, book, line, facts)) : zeroTiyn
  const reasons: RefusalReason[] = [
    {
      code: 'kit-not-in-category',
      article: 'order 109',
      data: { member: line.person.id, kitCategory: line.category, on: facts.appliedOn }
    }
  ]
  return {
    programme: facts.programme,
    ruleVersion: name,
    entitled,
    kind: null,
    kindReason: null,
    reasons: entitled ? [] : reasons,
    months: entitled ? [{ month: line.month, amount }] : [],
    figures: { monthly: amount },
    memberCount: 1,
    explanation: working.steps,
    parameters: used()
  }
}

/**
 * Money in place of the food-household kit (order № 109 of 25.03.2020): at least two МРП, once a month a person, to the five
 * categories, by a list the office makes as of a day (the day of application in the facts).
 */
export const kit2020_03: RuleVersion = { name, from, until: null, assess }
