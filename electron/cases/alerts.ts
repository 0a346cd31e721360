import type { CaseView } from '@shared/contract/cases'
import { addMonths } from '@shared/domain/iso-date'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { multiChildOfQuarter, programmes } from '@shared/programmes'
import { alertsFor } from '@shared/programmes/alerts'
import type { Assessment, BarReason, ProgrammeId } from '@shared/programmes/types'
import type { Tiyn } from '@shared/domain/money'
import type { Book } from '@shared/parameters/types'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { currentBook } from '../parameters/book'
import { fullName, ibanOwner } from '../people/queries'
import { factsOf, memberId } from './facts'
import { familiesAtAddress, membersElsewhere, othersAtAddress } from './alert-queries'
import { barsFor } from './verdict-queries'
import type { CaseRecord } from './record'

// Bars that ended up to so many months before the application are still shown.
const lookBackMonths = -6

/** What a reviewer should look at before trusting the case; gathered from the whole office's data. */
export async function alertsOf(
  call: Call,
  read: ReadConnection,
  record: CaseRecord,
  result: Assessment | null
): Promise<CaseView['alerts']> {
  const { row, members } = record
  const book = await currentBook(call, read)
  const facts = await factsOf(read, record)
  const address = row.kato === null ? null : { kato: row.kato, addressKey: searchKey(row.address_text ?? '') }
  const others = address === null ? [] : await othersAtAddress(read, { ...address, caseId: row.id })
  const named = record.survey === null ? [] : (JSON.parse(record.survey.co_residents) as string[])
  const elsewhere = await membersElsewhere(read, {
    caseId: row.id,
    quarter: row.quarter,
    familyId: row.family_id
  })
  const bars = await barsFor(read, {
    familyId: row.family_id,
    people: members.map((member) => member.person_id),
    on: addMonths(row.applied_on, lookBackMonths),
    notOf: row.base_decision_id
  })
  const incomesCount = programmes[row.programme as ProgrammeId].needs.incomes
  const nameOf = (personId: number | null): string => {
    const member = members.find((one) => one.person_id === personId)
    return member === undefined ? '' : fullName(member)
  }
  return alertsFor({
    appliedOn: row.applied_on,
    // Who earns what matters only where incomes count.
    members: facts.members.map((member) => ({
      ...member,
      ableBodied: member.ableBodied && incomesCount,
      name: nameOf(Number(member.id))
    })),
    incomes: facts.incomes,
    assessment: result,
    otherApplicationsAtAddress:
      address === null
        ? 0
        : await familiesAtAddress(read, { ...address, quarter: row.quarter, familyId: row.family_id }),
    membersElsewhere: elsewhere.map((one) => ({ name: nameOf(one.person_id), other: one.number })),
    coResidentsLeftOut: [...new Set([...others.map(fullName), ...named])],
    accountIsApplicants:
      row.iban === null ? null : (await ibanOwner(read, row.iban))?.person_id === row.applicant_id,
    // The bars of the Social Code's art. 128 keep a family from targeted assistance, from nothing else.
    bars: (row.programme === 'asp' ? bars : []).map((bar) => ({
      reason: bar.reason as BarReason,
      from: bar.from_day,
      until: bar.until_day,
      member: bar.person_id === null ? null : memberId(bar.person_id)
    })),
    homes: record.survey?.homes ?? null,
    cars: record.survey?.cars ?? null,
    multiChildBenefit: incomesCount ? benefitByLaw(record, book) : null,
    householdPlotCounted: book.find('household-plot-income', row.applied_on)?.value !== 'not-counted'
  })
}

/** The law's multi-child benefit of the quarter whose income counts, or null where none was due or a figure is not known. */
function benefitByLaw({ row, members }: CaseRecord, book: Book): Tiyn | null {
  const family = members.map(({ born_on: bornOn, student, relation }) => ({
    ...{ bornOn, relation },
    student: student !== 0
  }))
  try {
    return multiChildOfQuarter(family, row.income_quarter, book)?.total ?? null
  } catch (error) {
    if (error instanceof OfficeError && error.code === 'parameter-missing') return null
    throw error
  }
}
