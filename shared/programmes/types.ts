import type { Month, Quarter } from '../domain/quarter'
import type { IsoDate } from '../domain/iso-date'
import type { Tiyn } from '../domain/money'
import type { ParameterValue } from '../parameters/types'
import type { AskedFacts } from './asked'
import type { ChangeFacts, ChangeResult } from './change/types'

export const programmeIds = [
  'asp',
  'child-1-6',
  'gsp',
  'housing',
  'tariff',
  'local',
  'kit',
  'emergency-42500',
  'birgemiz',
  'employment'
] as const
export type ProgrammeId = (typeof programmeIds)[number]

/** Programmes that a family applies for and the office decides on as a case. */
export const applicationProgrammes = ['asp', 'housing', 'tariff', 'local'] as const
export type ApplicationProgramme = (typeof applicationProgrammes)[number]

export type Sex = 'm' | 'f'

/** Disability: group I–III of an adult, or a child with disability. */
export type DisabilityGroup = 1 | 2 | 3 | 'child'

/**
 * Whom an able-bodied member cares for (Social Code art. 121): a category, or the id of a family member, from
 * whose own facts the category follows.
 */
export const careKinds = [
  'young-child',
  'disabled-child',
  'disabled-person',
  'elderly',
  'outside-care'
] as const
export type CareKind = (typeof careKinds)[number]

/** A family member as the rules see one. `id` is only a handle inside the facts. */
export interface MemberFacts {
  id: string
  bornOn: IsoDate
  /** Needed only where the retirement age decides; asked for when it does (`sex-needed`). */
  sex: Sex | null
  /** Full-time student (counts as a child up to 23 under the rules of 01.04.2019). */
  student: boolean
  ableBodied: boolean
  disabilityGroup: DisabilityGroup | null
  caresFor: CareKind | string | null
  /** Illness with a sick leave of more than two months. */
  longSickLeave: boolean
  /** Joined or left within the quarter of application, when not there throughout. */
  memberFrom: IsoDate | null
  memberUntil: IsoDate | null
}

export const incomeKinds = [
  'wages',
  'entrepreneurship',
  'alimony',
  'household-plot',
  'rent',
  'property-sale',
  'vehicle-sale',
  'pension',
  'benefit',
  'multi-child-benefit',
  'child-care-benefit',
  'child-disability-benefit',
  'merit-benefit',
  'scholarship',
  'loan',
  'mortgage',
  'asp',
  'housing-assistance',
  'burial-benefit',
  'other'
] as const
export type IncomeKind = (typeof incomeKinds)[number]

export interface IncomeFacts {
  member: string
  kind: IncomeKind
  quarter: Quarter
  /** The month, when the income was entered month by month. */
  month: Month | null
  /** Tiyn, not negative. */
  amount: Tiyn
}

export const barReasons = ['employment-refused', 'contract-broken', 'false-data'] as const
/** Reasons that bar the family for six months (Social Code art. 128). */
export type BarReason = (typeof barReasons)[number]

export interface BarFacts {
  reason: BarReason
  /** The day the bar began, and the last barred day. */
  from: IsoDate
  until: IsoDate
  member: string | null
}

/** What the local commission brought back. `null` where it has not been asked yet (calculator). */
export interface SurveyFacts {
  refused: boolean
  conclusion: 'need' | 'no-need' | null
}

/** Everything a rule may know. Frozen with the decision; nothing else may influence an amount. */
export interface CaseFacts {
  programme: ProgrammeId
  appliedOn: IsoDate
  /** KATO region, two digits: `63`. */
  region: string
  members: readonly MemberFacts[]
  incomes: readonly IncomeFacts[]
  survey: SurveyFacts | null
  /** Ids of able-bodied members who refused employment measures. */
  employmentRefusedBy: readonly string[]
  /** Ids of members who broke an earlier contract by their own fault, decided with this case. */
  contractBrokenBy: readonly string[]
  /** Knowingly false data were given with this application. */
  falseData: boolean
  bars: readonly BarFacts[]
  /** Rules of 2018: the contract's assistance as one sum for six months instead of monthly. */
  lumpSum: boolean
  /** What the programme asks beside family and income, by its own description (`Programme.asks`); ASP asks nothing. */
  asked?: AskedFacts
  /** Set where the case changes an earlier decision. */
  change?: ChangeFacts
}

export const refusalCodes = [
  'above-poverty-line',
  'survey-refused',
  'commission-no-need',
  'employment-refused',
  'contract-broken',
  'false-data',
  'barred'
] as const
/** The grounds of the law on ASP. Another programme's grounds bear its name: `housing-not-only-home`. */
export type RefusalCode = (typeof refusalCodes)[number]

/** One reason of a refusal, as data; its sentence is in the programme's texts in both languages. */
export interface RefusalReason {
  code: RefusalCode | `${ProgrammeId}-${string}`
  /** Article of the law, such as `art. 128 sp. 1`; its words are in the programme’s texts. */
  article: string
  /** Figures the sentence needs: decimal tenge strings, dates, member ids. */
  data: Record<string, string>
}

export const units = [
  'tenge',
  'person',
  'month',
  'percent',
  'ratio',
  'mci',
  'count',
  'square-metre',
  'cubic-metre',
  'gcal',
  'kwh'
] as const
export type Unit = (typeof units)[number]

/** Where an operand comes from: the facts, a dated parameter, an earlier step, or the rule's own constant. */
export type OperandSource =
  | { from: 'facts'; note?: string; member?: string; incomeKind?: IncomeKind; month?: Month }
  | { from: 'parameter'; parameter: ParameterValue }
  | { from: 'step'; step: string }
  | { from: 'rule' }

export interface Operand {
  /** The word used in the formula, kebab-case: `total-income`. */
  name: string
  /** Exact value: a decimal, or a fraction `n/d` where no finite decimal exists. */
  value: string
  unit: Unit
  source: OperandSource
}

export interface Rounding {
  /** Rounded to a multiple of this many tiyn: `100` = whole tenge, `1` = tiyn. */
  unitTiyn: number
  mode: 'half-up' | 'half-even' | 'down' | 'up'
  /** The exact value before rounding, decimal or fraction. */
  exact: string
  parameter: ParameterValue | null
}

/**
 * One line of the working. `formula` is arithmetic over the operands' names with `+ - * / ( ) max( , ) min( , )`, words
 * parted by blanks. Someone who knows nothing of the rule can evaluate it exactly, round as told and must get `result`.
 */
export interface ExplanationStep {
  id: string
  /** Key of the step's label in the programme's texts: `asp.per-capita-income`. */
  label: string
  formula: string
  operands: readonly Operand[]
  /** Decimal tenge with two places for money, else an exact number. */
  result: string
  unit: Unit
  rounding: Rounding | null
  act: string
  /** Key and data of a sentence that states a choice, such as the rule for a child's age inside the quarter. */
  notes?: readonly { key: string; data: Record<string, string> }[]
  /** Month the step belongs to, when the months differ. */
  month?: Month
  /** Members the step counts, by id (children aged 1 to 6, adults). */
  members?: readonly string[]
}

export interface MonthAmount {
  month: Month
  /** All that is paid that month, tiyn; under ASP the assistance and the children's payment together. */
  amount: Tiyn
  /** ASP only: the parts of the amount. */
  asp?: Tiyn
  child?: Tiyn
}

/** What an in-kind programme gives in one month. */
export interface MonthInKind {
  month: Month
  /** What is given: `food-1-2`, `food-3-6`, `chemicals`, `school`. */
  what: string
  /** For whom, by id; one set each. */
  members: readonly string[]
}

export interface Assessment {
  programme: ProgrammeId
  /** Name of the rule version, such as `asp2019_04`. */
  ruleVersion: string
  entitled: boolean
  /** Unconditional (БДП) or conditional (ОДП) assistance; `null` where the programme knows no such kinds. */
  kind: 'unconditional' | 'conditional' | null
  /** Why the kind is what it is: key of a sentence and its data. */
  kindReason: { key: string; data: Record<string, string> } | null
  reasons: readonly RefusalReason[]
  months: readonly MonthAmount[]
  /** The programme's main figures, tiyn; `monthly` always, the others where the programme knows them. */
  figures: Readonly<{ monthly: Tiyn } & Partial<Record<FigureName, Tiyn>>>
  memberCount: number
  explanation: readonly ExplanationStep[]
  /** Every parameter value that was read, in order of first use. */
  parameters: readonly ParameterValue[]
  /** What is given in kind, month by month. */
  inKind?: readonly MonthInKind[]
  /** What a change of an earlier decision does to its months. */
  change?: ChangeResult
}

export const figureNames = [
  'povertyLine',
  'totalIncome',
  'perCapita',
  'perPerson',
  'monthly',
  'childMonthly',
  /** Housing: billed, within norms, and the share of income the family bears. */
  'billed',
  'withinNorms',
  'familyShare',
  /** The most an act allows. */
  'ceiling',
  /** Found to have been paid beyond what was due, and not paid though due. */
  'overpaid',
  'arrears'
] as const
export type FigureName = (typeof figureNames)[number]
