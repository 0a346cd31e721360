import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { mayChange } from '@shared/programmes/change/allowed'
import { planOf } from '@shared/programmes/change/plan'
import { changeReasonNames, decisionKindNames } from '@shared/programmes/change/names'
import { reasonsOf, type ChangeOrder } from '@shared/programmes/change/types'
import type { ApplicationProgramme, Assessment } from '@shared/programmes/types'
import { caseWords } from '../cases/case-index'
import { showCase } from '../cases/change'
import { markMembers } from '../cases/entry-queries'
import { caseById, indexCase, insertCase, nextNumber, openCase, type CaseRow } from '../cases/queries'
import { loadCase } from '../cases/record'
import { termFor } from '../cases/register'
import { assessRecord } from '../cases/verdict'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call, Note } from '../ipc/call'
import { mustFindPerson } from '../people/service'
import { copyEntries, newestDecision } from './change-queries'
import type { DecisionRow } from './queries'
import { mustFindDecision } from './service'
import { decidedMonths, periodOf } from './standing'

type Input = ParsedInputOf<'decisions.change'>

/**
 * Opens a case that changes a decision, with the family, incomes and facts of the former one.
 * @throws OfficeError see `openChange`
 */
export async function changeDecision(call: Call, input: Input): Promise<OutputOf<'decisions.change'>> {
  const record = await call.write(async (tx, note) => loadCase(tx, await openChange(call, tx, note, input)))
  return showCase(call, record)
}

/** The decision that stands now of a case's family, programme and quarter: the one that can be changed. */
export async function standingDecision(
  read: ReadConnection,
  row: CaseRow
): Promise<{ id: number; number: string } | undefined> {
  return newestDecision(read, row)
}

/**
 * The same inside a transaction that is under way; answers the case's id. A suspension, a resumption and a termination are worked
 * out at once; to propose as well, hand the loaded case to `proposeRecord` of cases/verdict.
 *
 * The case keeps the day and quarter of the application, which choose the rules and the incomes; its term runs from the day the
 * circumstance came to be known.
 * @throws OfficeError `not-found`, `date-in-future`, `change-superseded`, `change-not-possible`, `change-reason`, `change-month`,
 *   `case-open-already`, `plan-malformed`, `field-empty` (a broken contract names by whose fault), and those of assessing
 */
export async function openChange(call: Call, tx: WriteConnection, note: Note, input: Input): Promise<number> {
  const base = await mustFindDecision(tx, input.decisionId, 'decisionId')
  const row = await caseById(tx, base.case_id)
  if (row === undefined) throw new Error(`the case of decision ${base.number} vanished`)
  await refuseSuperseded(tx, row, base)
  const order = orderOf(call, input, row, base)
  await refuseOpen(tx, row)
  const { id, number, deadline } = await insertChange(call, tx, { row, base, order })
  await copyEntries(tx, { from: row.id, to: id, keepBroken: order.kind !== 'resume' })
  await markBroken(tx, id, input)
  note({
    subjectKind: 'case',
    subjectId: id,
    after: hashOf({ number, order, base: base.number }),
    details: {
      number,
      deadline,
      change: order.kind,
      reason: order.reason,
      from: order.from,
      base: base.number
    }
  })
  if (order.kind !== 'change') await assessRecord(call, tx, await loadCase(tx, id))
  return id
}

async function refuseSuperseded(tx: ReadConnection, row: CaseRow, base: DecisionRow): Promise<void> {
  const newest = await newestDecision(tx, row)
  if (newest === undefined || newest.id === base.id) return
  throw new OfficeError('change-superseded', {
    field: 'decisionId',
    data: { number: base.number, newest: newest.number, id: newest.id }
  })
}

/** What was ordered, as far as it can be done to this decision. */
function orderOf(call: Call, input: Input, row: CaseRow, base: DecisionRow): ChangeOrder {
  const { kind, reason, from, on = call.today } = input
  if (on > call.today) throw new OfficeError('date-in-future', { field: 'on' })
  if (!reasonsOf[kind].includes(reason)) {
    const { kk: reasonKk, ru: reasonRu } = changeReasonNames[reason]
    throw new OfficeError('change-reason', { field: 'reason', data: { reason, reasonKk, reasonRu } })
  }
  const { entitled } = JSON.parse(base.result) as Assessment
  if (!mayChange({ kind: base.kind, gives: entitled }, kind, reason)) {
    const { kk: kindKk, ru: kindRu } = decisionKindNames[base.kind]
    throw new OfficeError('change-not-possible', {
      field: 'kind',
      data: { number: base.number, kind: base.kind, kindKk, kindRu }
    })
  }
  const { first, last } = periodOf(row, decidedMonths(base))
  if (from < first || from > last)
    throw new OfficeError('change-month', {
      field: 'from',
      data: { month: from, number: base.number, first, last }
    })
  return { kind, reason, from, on, note: input.note, plan: planOf(input.plan) }
}

async function refuseOpen(tx: ReadConnection, row: CaseRow): Promise<void> {
  const open = await openCase(tx, {
    familyId: row.family_id,
    programme: row.programme,
    benefit: row.benefit,
    quarter: row.quarter
  })
  if (open === undefined) return
  throw new OfficeError('case-open-already', {
    data: { number: open.number, id: open.id, quarter: row.quarter }
  })
}

async function insertChange(
  call: Call,
  tx: WriteConnection,
  { row, base, order }: { row: CaseRow; base: DecisionRow; order: ChangeOrder }
): Promise<{ id: number; number: string; deadline: string }> {
  const applicant = await mustFindPerson(tx, row.applicant_id)
  const { termDays, deadline } = await termFor(call, tx, {
    programme: row.programme as ApplicationProgramme,
    channel: row.channel as 'in-person',
    appliedOn: order.on
  })
  const year = call.today.slice(0, 4)
  const number = `${year}-${String(await nextNumber(tx, `case-${year}`)).padStart(6, '0')}`
  const id = await insertCase(tx, {
    number,
    programme: row.programme,
    channel: row.channel,
    outsideNumber: null,
    appliedOn: row.applied_on,
    quarter: row.quarter,
    incomeQuarter: row.income_quarter,
    termDays,
    deadline,
    registeredAt: call.now,
    registeredBy: call.actor.id,
    applicantId: row.applicant_id,
    familyId: row.family_id,
    address: {
      kato: row.kato ?? '',
      text: row.address_text ?? '',
      key: searchKey(row.address_text ?? '')
    },
    region: row.region,
    iban: row.iban,
    lumpSum: row.lump_sum === 1,
    falseData: row.false_data === 1,
    asked: row.asked,
    benefit: row.benefit,
    baseDecisionId: base.id,
    changeOrder: canonicalJson(order)
  })
  await indexCase(tx, id, caseWords(number, null, applicant))
  return { id, number, deadline }
}

/** Who broke the contract, where that is the reason. */
async function markBroken(tx: WriteConnection, id: number, input: Input): Promise<void> {
  const { contractBrokenBy: people, reason } = input
  if (reason !== 'contract-broken') return
  if (people.length === 0) throw new OfficeError('field-empty', { field: 'contractBrokenBy' })
  const { members } = await loadCase(tx, id)
  const stranger = people.findIndex((one) => !members.some((member) => member.person_id === one))
  if (stranger !== -1)
    throw new OfficeError('not-found', {
      field: `contractBrokenBy.${stranger}`,
      data: { what: 'member', id: people[stranger] ?? 0 }
    })
  const employmentRefusedBy = members
    .filter((one) => one.employment_refused === 1)
    .map((one) => one.person_id)
  await markMembers(tx, id, { employmentRefusedBy, contractBrokenBy: people })
}
