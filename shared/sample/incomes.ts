import { ageAt, type IsoDate } from '../domain/iso-date'
import { tengeString, tiyn } from '../domain/money'
import { lastDay, monthsOf, type Month, type Quarter } from '../domain/quarter'
import type { IncomeKind } from '../programmes/types'
import { Chance } from './chance'
import type { SampleFamily, SampleMember } from './types'

/** An income as a clerk enters it; `member` is a place in the family. */
export interface SampleIncome {
  member: number
  kind: IncomeKind
  month: Month | null
  /** Decimal tenge. */
  amount: string
  source: string
  document: string
}

export interface IncomeQuestion {
  seed: number
  /** The quarter the incomes are of. */
  quarter: Quarter
  /** The poverty line they will be held against, whole tenge. */
  line: number
  /** The multi-child benefit of a month by number of children, in tenge; null where there is none. */
  multiChildBenefit: (children: number) => number | null
}

/** Amounts of one quarter, whole tenge. */
interface Entry {
  member: number
  kind: IncomeKind
  total: number
  source: string
  monthly?: boolean
}

interface Work {
  chance: Chance
  members: readonly SampleMember[]
  on: IsoDate
  line: number
}

const payer = 'ГЦВП'
const earned = [
  ['wages', 60],
  ['entrepreneurship', 18],
  ['other', 8],
  ['rent', 6],
  ['property-sale', 2],
  ['vehicle-sale', 2],
  ['loan', 4]
] as const satisfies readonly (readonly [IncomeKind, number])[]
const sources: Partial<Record<IncomeKind, readonly string[]>> = {
  wages: ['Жұмыс беруші', 'Работодатель, справка', 'Школа-сад', 'ТОО', 'Шаруа қожалығы'],
  entrepreneurship: ['Мемлекеттік кірістер басқармасы', 'Декларация'],
  other: ['Өз өтініші', 'Собственное заявление'],
  rent: ['Жалдау шарты', 'Договор аренды'],
  loan: ['Банк'],
  alimony: ['Сот шешімі', 'Исполнительный лист']
}

/** Tenge rounded to hundreds: what people earn is mostly a round sum. */
const round = (tenge: number): number => Math.max(0, Math.round(tenge / 100) * 100)

/** What the state pays a member whatever the family earns. */
function paidByState(work: Work, member: SampleMember, place: number): Entry[] {
  const { chance, on, line } = work
  const age = ageAt(member.bornOn, on)
  const entry = (kind: IncomeKind, month: number): Entry => ({
    member: place,
    kind,
    total: round(month) * 3,
    source: payer,
    monthly: chance.happens(0.4)
  })
  const entries: Entry[] = []
  if (age >= 63) entries.push(entry('pension', line * (1.4 + chance.fraction())))
  if (member.disabilityGroup === 'child') entries.push(entry('child-disability-benefit', line * 1.2))
  else if (member.disabilityGroup !== null && age < 63)
    entries.push(entry('benefit', line * (1 + chance.fraction())))
  if (member.student && chance.happens(0.5)) entries.push(entry('scholarship', line * 0.6))
  if (age >= 75 && chance.happens(0.1)) entries.push(entry('merit-benefit', line * 0.4))
  return entries
}

/** Payments by the family's composition: care of an infant, many children. */
function paidForChildren(work: Work, question: IncomeQuestion): Entry[] {
  const { members, on, line } = work
  const mother = members.findIndex((member) => member.sex === 'f' && ageAt(member.bornOn, on) >= 18)
  const place = mother === -1 ? 0 : mother
  const ages = members.map((member) => ageAt(member.bornOn, on))
  const entries: Entry[] = []
  if (ages.some((age) => age < 1)) {
    entries.push({ member: place, kind: 'child-care-benefit', total: round(line * 0.9) * 3, source: payer })
  }
  const monthly = question.multiChildBenefit(ages.filter((age) => age < 18).length)
  if (monthly !== null) {
    entries.push({
      member: place,
      kind: 'multi-child-benefit',
      total: monthly * 3,
      source: payer,
      monthly: true
    })
  }
  return entries
}

/** Kinds that no rule version counts; entered all the same, since the family received them. */
function notCounted(work: Work): Entry[] {
  const { chance, line } = work
  if (!chance.happens(0.12)) return []
  const kind = chance.pick(['housing-assistance', 'asp', 'burial-benefit', 'mortgage'] as const)
  return [{ member: 0, kind, total: round(line * (0.3 + chance.fraction())), source: payer }]
}

const countedNowhere = new Set<IncomeKind>([
  'child-disability-benefit',
  'housing-assistance',
  'asp',
  'burial-benefit',
  'mortgage'
])

/** What is left to the family's level is earned by those who can, or comes from relatives and the garden. */
function earnings(work: Work, family: SampleFamily, missing: number): Entry[] {
  const { chance, members } = work
  let rest = missing
  const entries: Entry[] = []
  const take = (member: number, kind: IncomeKind, total: number, monthly = false): void => {
    const amount = Math.min(round(total), round(rest))
    if (amount <= 0) return
    rest -= amount
    entries.push({ member, kind, total: amount, source: chance.pick(sources[kind] ?? ['']), monthly })
  }
  const alone = !members.some((member) => member.relation === 'spouse')
  if (alone && members.some((member) => member.relation === 'child') && chance.happens(0.45)) {
    take(0, 'alimony', rest * (0.2 + chance.fraction() * 0.6), true)
  }
  if (family.plot) take(0, 'household-plot', rest * (0.05 + chance.fraction() * 0.2))
  const able = members.flatMap((member, place) => (member.ableBodied ? [place] : []))
  able.forEach((place, index) => {
    const share = index === able.length - 1 ? 1 : 0.3 + chance.fraction() * 0.5
    take(place, chance.weighted(earned), rest * share, chance.happens(0.45))
  })
  if (able.length === 0) take(0, 'other', rest)
  return entries
}

/** A quarter's sum by months where it was entered so; the last month takes what does not divide. */
function byMonths(entry: Entry, question: IncomeQuestion, chance: Chance): SampleIncome[] {
  const base = {
    member: entry.member,
    kind: entry.kind,
    source: entry.source,
    document: chance.happens(0.3) ? `№ ${chance.whole(10, 990)}` : ''
  }
  const amount = (tenge: number): string => tengeString(tiyn(tenge * 100))
  if (entry.monthly !== true) return [{ ...base, month: null, amount: amount(entry.total) }]
  const months = monthsOf(question.quarter)
  const part = Math.floor(entry.total / months.length)
  return months.map((month, index) => ({
    ...base,
    month,
    amount: amount(index === months.length - 1 ? entry.total - part * (months.length - 1) : part)
  }))
}

/**
 * A family's incomes of a quarter, on both sides of the poverty line by the family's own level, and a little different in
 * every quarter. The same family, quarter and line always give the same incomes.
 */
export function sampleIncomes(family: SampleFamily, question: IncomeQuestion): SampleIncome[] {
  const quarterNumber = Number(question.quarter.replace(/\D/g, ''))
  const chance = new Chance(question.seed + quarterNumber, family.index)
  const on = lastDay(question.quarter)
  const members = family.members.filter((member) => member.bornOn <= on)
  const work: Work = { chance, members, on, line: question.line }
  const fixed = [
    ...members.flatMap((member, place) => paidByState(work, member, place)),
    ...paidForChildren(work, question),
    ...notCounted(work)
  ]
  const counted = fixed.filter((entry) => !countedNowhere.has(entry.kind))
  const level = question.line * members.length * 3 * family.prosperity * (0.9 + chance.fraction() * 0.2)
  const missing = level - counted.reduce((sum, entry) => sum + entry.total, 0)
  return [...fixed, ...earnings(work, family, missing)].flatMap((entry) => byMonths(entry, question, chance))
}
