import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { loadCase, type CaseRecord } from '../cases/record'
import { payingKinds } from '../cases/states'
import { hashOf } from '../database/journal'
import type { WriteConnection } from '../database/transaction'
import type { Call, Note } from '../ipc/call'
import { insertVisit, obligationsOf, setObligationState, standingSuspension } from './queries'
import { proposeSuspension } from './suspend'
import { contractCase, viewContract } from './view'

type Input = ParsedInputOf<'contracts.visit'>

/**
 * A monitoring visit and what became of single obligations. One that found the contract broken names whose fault it was, and opens,
 * works out and proposes the suspension of the family's conditional assistance with the bar of Social Code art. 128; nothing
 * happens until another person approves it.
 * @throws OfficeError `contract-missing`, `case-state`, `date-in-future`, `visit-before-contract`, `field-empty`, `not-found`,
 *   `contract-broken-already`, and what stands against the change
 */
export async function visitContract(call: Call, input: Input): Promise<OutputOf<'contracts.visit'>> {
  const { caseId, changeCaseId } = await call.write(async (tx, note) => {
    const record = await loadCase(tx, (await contractCase(tx, input.caseId)).id)
    const { id } = record.row
    checkVisit(call, record, input)
    await settleObligations(tx, id, input)
    const changeCaseId = input.outcome === 'broken' ? await suspend(call, tx, note, record, input) : null
    const visitId = await insertVisit(tx, {
      caseId: id,
      on: input.on,
      outcome: input.outcome,
      personId: input.personId,
      note: input.note,
      changeCaseId,
      by: call.actor.id,
      at: call.now
    })
    note({
      subjectKind: 'contract',
      subjectId: id,
      after: hashOf([visitId, input]),
      details: { case: record.row.number, outcome: input.outcome, changeCaseId }
    })
    return { caseId: id, changeCaseId }
  })
  return call.read(async (read) => {
    const contract = await viewContract(read, caseId, call.today)
    if (contract === null) throw new Error(`the contract of case ${caseId} vanished`)
    return { contract, changeCaseId }
  })
}

function checkVisit(call: Call, { row, contract, members }: CaseRecord, input: Input): void {
  if (contract === null)
    throw new OfficeError('contract-missing', { field: 'caseId', data: { number: row.number } })
  const assigned = (payingKinds as readonly (string | null)[]).includes(row.decision_kind)
  if (!assigned || (row.state !== 'decided' && row.state !== 'notified'))
    throw new OfficeError('case-state', { field: 'caseId', data: { number: row.number, state: row.state } })
  if (input.on > call.today) throw new OfficeError('date-in-future', { field: 'on' })
  if (input.on < contract.signed_on)
    throw new OfficeError('visit-before-contract', { field: 'on', data: { signedOn: contract.signed_on } })
  if (input.outcome === 'broken' && input.personId === null)
    throw new OfficeError('field-empty', { field: 'personId' })
  if (input.personId !== null && !members.some((member) => member.person_id === input.personId))
    throw new OfficeError('not-found', { field: 'personId', data: { what: 'member', id: input.personId } })
}

async function settleObligations(tx: WriteConnection, caseId: number, input: Input): Promise<void> {
  const known = new Set((await obligationsOf(tx, caseId)).map(({ id }) => id))
  for (const [index, { id, state }] of input.obligations.entries()) {
    if (!known.has(id))
      throw new OfficeError('not-found', {
        field: `obligations.${index}.id`,
        data: { what: 'obligation', id }
      })
    await setObligationState(tx, id, state)
  }
}

/** One suspension a contract: while an earlier one is proposed or stands, another would propose the same again. */
async function suspend(
  call: Call,
  tx: WriteConnection,
  note: Note,
  record: CaseRecord,
  input: Input
): Promise<number> {
  const standing = await standingSuspension(tx, record.row.id)
  if (standing !== undefined)
    throw new OfficeError('contract-broken-already', {
      field: 'outcome',
      data: { number: standing.number, caseId: standing.id }
    })
  return proposeSuspension(call, tx, note, {
    familyId: record.row.family_id,
    guilty: input.personId ?? 0,
    on: input.on,
    reason: input.note
  })
}
