import type { InputOf } from '@shared/contract'
import { ageAt, isIsoDate } from '@shared/domain/iso-date'
import { precedingQuarter, quarterOf, type Quarter } from '@shared/domain/quarter'
import { programmes } from '@shared/programmes'
import type { AskedField } from '@shared/programmes/asked'
import {
  programmeIds,
  type DisabilityGroup,
  type IncomeKind,
  type ProgrammeId,
  type Sex
} from '@shared/programmes/types'
import { askedDraft, askedFaults, askedInputOf, type AskedDraft } from '../../components/asked-form'

export interface AskedMember {
  id: string
  bornOn: string | null
  sex: Sex | null
  ableBodied: boolean
  student: boolean
  disabilityGroup: DisabilityGroup | null
  caresFor: string | null
}

export interface AskedIncome {
  id: string
  member: string
  kind: IncomeKind
  amount: string | null
}

/** What is being asked: only on the screen, never stored. */
export interface Question {
  programme: ProgrammeId
  appliedOn: string | null
  region: string
  members: AskedMember[]
  incomes: AskedIncome[]
  /** What the programme asks beside family and income. */
  asked: AskedDraft
  /** Values that stand in for the book's, by name; empty ones are left to the book. */
  parameters: Record<string, string | null>
}

type Input = InputOf<'calculator.assess'>

/** Programmes with rules to work out; the others only keep a register of what another body decides. */
export const workedOut: readonly ProgrammeId[] = programmeIds.filter(
  (id) => programmes[id].versions.length > 0
)

/** Of the maslikhat's benefit, what a sum follows from: without a case its terms are typed. */
const termsOfBenefit: Readonly<Record<string, boolean>> = {
  kind: true,
  amountUnit: true,
  amount: true,
  ceilingUnit: false,
  ceiling: false
}

/** All a programme asks, also what the office's tables fill in for a case: without a case it is typed. */
export function asksOf(programme: ProgrammeId): readonly AskedField[] {
  const { asks } = programmes[programme]
  if (programme !== 'local') return asks
  return asks
    .filter(({ name }) => name in termsOfBenefit)
    .map((field) => ({ ...field, required: termsOfBenefit[field.name] === true }))
}

/** Whether income matters; a benefit of the maslikhat's list may have a ceiling of income. */
export function countsIncome(programme: ProgrammeId): boolean {
  return programmes[programme].needs.incomes || programme === 'local'
}

/** From this day the line also depends on the median income (Social Code as of 01.01.2025). */
const medianSince = '2025-01-01'
/** Ages between which a newly entered person is proposed as able-bodied; the box on the screen shows and changes it. */
const workingAges = { from: 18, below: 61 }

let lastId = 0
const nextId = (prefix: string): string => `${prefix}${++lastId}`

export function newMember(): AskedMember {
  return {
    id: nextId('m'),
    bornOn: null,
    sex: null,
    ableBodied: true,
    student: false,
    disabilityGroup: null,
    caresFor: null
  }
}

export function newIncome(member: string): AskedIncome {
  return { id: nextId('i'), member, kind: 'wages', amount: null }
}

export function newQuestion(today: string, region: string, programme: ProgrammeId = 'asp'): Question {
  return {
    programme,
    appliedOn: today,
    region,
    members: [newMember()],
    incomes: [],
    asked: askedDraft(asksOf(programme), {}),
    parameters: {}
  }
}

/** Age on the day of application, or null while either date is missing or the person is not born yet. */
export function ageOf(member: AskedMember, appliedOn: string | null): number | null {
  if (appliedOn === null || member.bornOn === null) return null
  if (!isIsoDate(appliedOn) || !isIsoDate(member.bornOn) || member.bornOn > appliedOn) return null
  return ageAt(member.bornOn, appliedOn)
}

export function isWorkingAge(age: number): boolean {
  return age >= workingAges.from && age < workingAges.below
}

/** The quarter whose income counts, or null without a date. */
export function incomeQuarterOf(question: Question): Quarter | null {
  const { appliedOn } = question
  return appliedOn === null || !isIsoDate(appliedOn) ? null : precedingQuarter(quarterOf(appliedOn))
}

export function asksMedian(question: Question): boolean {
  return question.appliedOn !== null && question.appliedOn >= medianSince
}

function parametersOf(question: Question): NonNullable<Input['parameters']> {
  const given = Object.entries(question.parameters).filter(
    (one): one is [string, string] => (one[1] ?? '') !== ''
  )
  const applies = ([name]: [string, string]): boolean => name !== 'median-income' || asksMedian(question)
  return given.filter(applies).map(([name, value]) => ({ name, value }))
}

/**
 * The operation's input, or null while there is nothing to ask: no date, nobody with a birth date, or something the
 * programme must know is empty. People and incomes still being typed are left out.
 */
export function inputOf(question: Question): Input | null {
  const quarter = incomeQuarterOf(question)
  const { appliedOn } = question
  if (quarter === null || appliedOn === null) return null
  const members = question.members.filter(
    (member): member is AskedMember & { bornOn: string } => member.bornOn !== null
  )
  const asks = asksOf(question.programme)
  if (members.length === 0 || Object.keys(askedFaults(asks, question.asked)).length > 0) return null
  const known = new Set(members.map(({ id }) => id))
  const incomes = (countsIncome(question.programme) ? question.incomes : []).filter(
    (one): one is AskedIncome & { amount: string } => (one.amount ?? '') !== ''
  )
  return {
    programme: question.programme,
    appliedOn,
    region: question.region,
    members: members.map((member) => ({ ...member, caresFor: careOf(member, known) })),
    incomes: incomes
      .filter(({ member }) => known.has(member))
      .map(({ member, kind, amount }) => ({ member, kind, quarter, amount })),
    ...(asks.length === 0 ? {} : { asked: askedInputOf(asks, question.asked) }),
    parameters: parametersOf(question)
  }
}

/** Care for someone who has been taken out of the question is no care. */
function careOf(member: AskedMember, known: ReadonlySet<string>): string | null {
  const cared = member.caresFor
  return cared !== null && /^m\d+$/.test(cared) && !known.has(cared) ? null : cared
}

/** The member of the question an error's path means: `members.1.bornOn` counts only those who were sent. */
export function fieldOf(question: Question, path: string): { id: string; field: string } | null {
  const match = /^(members|incomes)\.(\d+)(?:\.(\w+))?/.exec(path)
  if (match === null) return null
  const index = Number(match[2])
  const sent: readonly { id: string }[] =
    match[1] === 'members'
      ? question.members.filter(({ bornOn }) => bornOn !== null)
      : question.incomes.filter(({ amount }) => (amount ?? '') !== '')
  const found = sent[index]
  return found === undefined ? null : { id: found.id, field: match[3] ?? '' }
}
