import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { formatDate } from '@shared/domain/format'
import type { IsoDate } from '@shared/domain/iso-date'
import { OfficeError } from '@shared/errors'
import { loadCase, assessmentOf, type CaseRecord } from '../cases/record'
import { payingKinds } from '../cases/states'
import { updateCase } from '../cases/queries'
import { hashOf } from '../database/journal'
import type { Call } from '../ipc/call'
import { fullName } from '../people/queries'
import { obligationsOf, replaceObligations, saveContract, type ObligationRow } from './queries'
import { contractCase, viewContract } from './view'

type Input = ParsedInputOf<'contracts.save'>
type Planned = Input['obligations'][number]

/** As many characters as the letter and the case's form take. */
const longestWords = 4000

/**
 * The social contract of a conditional assistance with its individual plan (Social Code art. 121). Concluded once the assistance is
 * worked out; after the decision the plan may still be mended, while number and date stay as the letter says them.
 * @throws OfficeError `contract-not-conditional`, `case-not-assessed`, `case-state`, `obligation-settled`, `date-order`,
 *   `date-in-future`, `not-found`, `text-too-long`
 */
export async function saveContractPlan(call: Call, input: Input): Promise<OutputOf<'contracts.save'>> {
  const caseId = await call.write(async (tx, note) => {
    const record = await loadCase(tx, (await contractCase(tx, input.caseId)).id)
    const { id } = record.row
    refuseUnconditional(record)
    const decided = refuseState(record)
    if (decided && record.contract !== null) refuseRenumbered(record, input)
    checkDates(input, call.today)
    const before = await obligationsOf(tx, id)
    input.obligations.forEach((one, index) => checkObligation(record, before, one, index))
    refuseLosingSettled(before, input)
    const words = wordsOfPlan(record, input.obligations)
    if (words.length > longestWords)
      throw new OfficeError('text-too-long', { field: 'obligations', data: { max: longestWords } })
    await saveContract(tx, id, {
      number: input.number,
      signedOn: input.signedOn,
      endsOn: input.endsOn,
      words
    })
    await replaceObligations(
      tx,
      id,
      input.obligations.map((one, index) => ({
        id: one.id ?? null,
        place: index + 1,
        person_id: one.personId,
        measure: one.measure,
        description: one.description,
        due_on: one.dueOn
      }))
    )
    await updateCase(tx, id, {})
    const after = await obligationsOf(tx, id)
    note({
      subjectKind: 'contract',
      subjectId: id,
      before: record.contract === null ? null : hashOf([record.contract, before]),
      after: hashOf([input.number, input.signedOn, input.endsOn, after]),
      details: { case: record.row.number, obligations: after.length }
    })
    return id
  })
  return call.read(async (read) => {
    const contract = await viewContract(read, caseId, call.today)
    if (contract === null) throw new Error(`the contract of case ${caseId} was not entered`)
    return contract
  })
}

/** Only who gets assistance on conditions enters a contract. */
function refuseUnconditional(record: CaseRecord): void {
  const refused = new OfficeError('contract-not-conditional', { field: 'caseId' })
  if (record.row.programme !== 'asp') throw refused
  const { result } = assessmentOf(record)
  if (!result.entitled || result.kind !== 'conditional') throw refused
}

/** Between proposal and decision nothing may change under the reviewer's eyes. Answers whether the case is decided. */
function refuseState({ row }: CaseRecord): boolean {
  const paying = (payingKinds as readonly (string | null)[]).includes(row.decision_kind)
  if (row.state === 'assessed') return false
  if ((row.state === 'decided' || row.state === 'notified') && paying) return true
  throw new OfficeError('case-state', { field: 'caseId', data: { number: row.number, state: row.state } })
}

function refuseRenumbered({ row, contract }: CaseRecord, input: Input): void {
  const field =
    contract?.number !== input.number ? 'number' : contract.signed_on !== input.signedOn ? 'signedOn' : null
  if (field !== null) throw new OfficeError('contract-number-stays', { field, data: { number: row.number } })
}

function checkDates({ signedOn, endsOn, obligations }: Input, today: IsoDate): void {
  if (signedOn > today) throw new OfficeError('date-in-future', { field: 'signedOn' })
  if (endsOn !== null && endsOn < signedOn) throw new OfficeError('date-order', { field: 'endsOn' })
  const early = obligations.findIndex(({ dueOn }) => dueOn !== null && dueOn < signedOn)
  if (early !== -1) throw new OfficeError('date-order', { field: `obligations.${early}.dueOn` })
}

function checkObligation(
  record: CaseRecord,
  before: readonly ObligationRow[],
  one: Planned,
  index: number
): void {
  const field = `obligations.${index}`
  if (!record.members.some((member) => member.person_id === one.personId))
    throw new OfficeError('not-found', {
      field: `${field}.personId`,
      data: { what: 'member', id: one.personId }
    })
  if (one.id === undefined) return
  const former = before.find(({ id }) => id === one.id)
  if (former === undefined)
    throw new OfficeError('not-found', { field: `${field}.id`, data: { what: 'obligation', id: one.id } })
  const same =
    former.person_id === one.personId &&
    former.measure === one.measure &&
    former.description === one.description &&
    former.due_on === one.dueOn
  if (former.state !== 'open' && !same) throw settled(former, field)
}

const settled = ({ description }: ObligationRow, field: string): OfficeError =>
  new OfficeError('obligation-settled', { field, data: { description } })

/** What a visit found met or broken stays in the plan as it was. */
function refuseLosingSettled(before: readonly ObligationRow[], input: Input): void {
  const kept = new Set<number>()
  for (const [index, { id }] of input.obligations.entries()) {
    if (id === undefined) continue
    if (kept.has(id)) throw new OfficeError('conflict', { field: `obligations.${index}.id` })
    kept.add(id)
  }
  const lost = before.find(({ id, state }) => state !== 'open' && !kept.has(id))
  if (lost !== undefined) throw settled(lost, 'obligations')
}

/** The plan as the letter prints it, one obligation a line; the same in both languages, as it was typed. */
function wordsOfPlan({ members }: CaseRecord, obligations: readonly Planned[]): string {
  const names = new Map(members.map((member) => [member.person_id, fullName(member)]))
  return obligations
    .map(({ personId, description, dueOn }, index) => {
      const due = dueOn === null ? '' : ` (${formatDate(dueOn, 'ru')})`
      return `${index + 1}) ${names.get(personId) ?? ''}: ${description}${due}`
    })
    .join('\n')
}
