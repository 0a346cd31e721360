import type {
  BarReason,
  CareKind,
  CaseFacts,
  IncomeKind,
  MemberFacts,
  ProgrammeId
} from '@shared/programmes/types'
import { programmes } from '@shared/programmes'
import type { AskedFacts } from '@shared/programmes/asked'
import { careKinds } from '@shared/programmes/types'
import { tiyn } from '@shared/domain/money'
import type { ReadConnection } from '../database/transaction'
import { changeFactsOf } from '../decisions/standing'
import { disabilityOf } from '../people/views'
import { type CaseMemberRow } from './entry-queries'
import { askedFactsOf } from './asked'
import { barsFor } from './verdict-queries'
import type { CaseRecord } from './record'

/** The handle of a person inside the facts. */
export const memberId = (personId: number): string => String(personId)

function memberFacts(row: CaseMemberRow): MemberFacts {
  return {
    id: memberId(row.person_id),
    bornOn: row.born_on,
    sex: row.sex,
    student: row.student === 1,
    ableBodied: row.able_bodied === 1,
    disabilityGroup: disabilityOf(row.disability_group),
    caresFor: row.cares_for,
    longSickLeave: row.long_sick_leave === 1,
    memberFrom: row.member_from,
    memberUntil: row.member_until
  }
}

/** What facts are made of. */
export type Source = Pick<CaseRecord, 'members' | 'incomes' | 'survey'> & {
  row: Pick<CaseRecord['row'], 'programme' | 'applied_on' | 'region' | 'false_data' | 'lump_sum' | 'asked'>
}

export type StoredBar = Awaited<ReturnType<typeof barsFor>>[number]

/** What the rules may know of a case, from the stored rows; names and numbers stay outside. */
export async function factsOf(read: ReadConnection, record: CaseRecord): Promise<CaseFacts> {
  const { row, members } = record
  const bars = await barsFor(read, {
    familyId: row.family_id,
    people: members.map((member) => member.person_id),
    on: row.applied_on,
    notOf: row.base_decision_id
  })
  return {
    ...factsFrom(record, bars),
    ...(await askedFactsOf(read, row)),
    ...(await changeFactsOf(read, row))
  }
}

/** The same from rows read beforehand, as those of many cases are at once; `bars` as `barsFor` gives them. */
export function factsFrom(record: Source, bars: readonly StoredBar[]): CaseFacts {
  const { row, members, survey } = record
  const marked = (mark: 'employment_refused' | 'contract_broken'): string[] =>
    members.filter((member) => member[mark] === 1).map((member) => memberId(member.person_id))
  return {
    programme: row.programme as ProgrammeId,
    appliedOn: row.applied_on,
    region: row.region,
    members: members.map(memberFacts),
    incomes: record.incomes.map((income) => ({
      member: memberId(income.person_id),
      kind: income.kind as IncomeKind,
      quarter: income.quarter,
      month: income.month,
      amount: tiyn(income.amount)
    })),
    survey: survey === null ? null : { refused: survey.refused === 1, conclusion: survey.conclusion },
    employmentRefusedBy: marked('employment_refused'),
    contractBrokenBy: marked('contract_broken'),
    falseData: row.false_data === 1,
    bars: bars.map((bar) => ({
      reason: bar.reason as BarReason,
      from: bar.from_day,
      until: bar.until_day,
      member: bar.person_id === null ? null : memberId(bar.person_id)
    })),
    lumpSum: row.lump_sum === 1,
    ...askedOf(row)
  }
}

/** A programme that asks nothing beside family and income gets nothing, so that its facts stay as they always were. */
function askedOf({ programme, asked }: Source['row']): Pick<CaseFacts, 'asked'> {
  if (programmes[programme as ProgrammeId].asks.length === 0) return {}
  return { asked: asked === null ? {} : (JSON.parse(asked) as AskedFacts) }
}

/** A stored care mark as the contract says it: a kind of care, or the cared-for person's id. */
export function caresForView(stored: string | null): CareKind | number | null {
  if (stored === null) return null
  return (careKinds as readonly string[]).includes(stored) ? (stored as CareKind) : Number(stored)
}
