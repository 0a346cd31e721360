import { canonicalJson } from '@shared/domain/canonical-json'
import { addMonths } from '@shared/domain/iso-date'
import { barUntil } from '@shared/programmes'
import type { ChangeOrder } from '@shared/programmes/change/types'
import type { Assessment, BarReason, CaseFacts } from '@shared/programmes/types'
import { barReasons } from '@shared/programmes/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { ApplicationChannel } from '../documents/letter-data'
import type { Call, Note } from '../ipc/call'
import { mustBeSetUp } from '../office/service'
import { currentBook, rowOf } from '../parameters/book'
import { katoTable, placeName } from '../parameters/classifiers'
import { officeValues } from '../parameters/queries'
import { fullName } from '../people/queries'
import { memberId } from '../cases/facts'
import { nextNumber, updateCase } from '../cases/queries'
import { approvalsOf, insertBar, type ProposalRow } from '../cases/verdict-queries'
import type { CaseRecord } from '../cases/record'
import { decisionHash, thaw, type FrozenDecision, type FrozenLetter } from './frozen'
import {
  decisionById,
  insertDecision,
  type DecisionRow,
  insertPayments,
  previousDecision,
  rememberParameters
} from './queries'
import { mustStand, settleMoney, settlingOf, spanOf, standingBars, withdraw } from './settle-change'

/**
 * Takes the decision that was approved: freezes facts, rule version, parameters, working and letter under one hash, plans the
 * months' payments and writes the bars, all in the caller's transaction.
 */
export async function decide(
  call: Call,
  tx: WriteConnection,
  record: CaseRecord,
  proposal: ProposalRow,
  assessed: { facts: CaseFacts; result: Assessment },
  note: Note
): Promise<{ id: number; number: string; hash: string }> {
  const { row } = record
  const { facts, result } = assessed
  const decidedOn = call.today
  const year = decidedOn.slice(0, 4)
  const number = `${year}/${String(await nextNumber(tx, `decision-${year}`)).padStart(6, '0')}`
  const settling = settlingOf(record, assessed)
  const kind = proposal.change ?? proposal.kind
  if (settling !== null) await mustStand(tx, settling)
  const previous =
    settling === null
      ? await previousDecision(tx, {
          familyId: row.family_id,
          programme: row.programme,
          benefit: row.benefit,
          exceptCase: row.id
        })
      : await decisionById(tx, settling.baseId)
  const frozen: FrozenDecision = {
    facts,
    ruleVersion: result.ruleVersion,
    parameters: [...result.parameters],
    result,
    letter: {
      ...(await freezeLetter(call, tx, record, proposal, decidedOn)),
      ...(settling === null || previous === undefined
        ? {}
        : {
            base: { number: previous.number, decidedOn: previous.decided_on, kind: previous.kind },
            bar: await barOnLetter(call, tx, { result, previous }, decidedOn)
          })
    }
  }
  const hash = decisionHash({
    number,
    kind,
    programme: row.programme,
    decidedOn,
    frozen,
    previousHash: previous?.hash ?? null
  })
  const id = await insertDecision(tx, {
    number,
    case_id: row.id,
    proposal_id: proposal.id,
    kind,
    programme: row.programme,
    family_id: row.family_id,
    applicant_id: row.applicant_id,
    decided_on: decidedOn,
    decided_at: call.now,
    facts: canonicalJson(facts),
    rule_version: frozen.ruleVersion,
    parameters: canonicalJson(frozen.parameters),
    result: canonicalJson(result),
    letter: canonicalJson(frozen.letter),
    monthly: proposal.monthly,
    total: proposal.total,
    previous_id: previous?.id ?? null,
    hash,
    benefit: row.benefit
  })
  if (settling !== null) await withdraw(tx, settling)
  await planPayments(tx, record, result, id)
  if (settling !== null) await settleMoney(call, tx, settling, { id, decidedOn })
  const barred = settling === null ? new Set<string>() : await standingBars(tx, settling)
  await writeBars(call, tx, record, { ...assessed, barred }, { id, decidedOn })
  await rememberParameters(tx, id, await usedOfficeParameters(tx, result))
  const span =
    settling === null
      ? { first: result.months[0]?.month ?? null, last: result.months.at(-1)?.month ?? null }
      : spanOf(settling)
  await updateCase(tx, row.id, {
    state: 'decided',
    decision_kind: kind,
    first_month: span.first,
    last_month: span.last
  })
  note({
    subjectKind: 'decision',
    subjectId: id,
    after: hash,
    details: { number, kind, case: row.number }
  })
  return { id, number, hash }
}

async function freezeLetter(
  call: Call,
  tx: ReadConnection,
  record: CaseRecord,
  proposal: ProposalRow,
  decidedOn: string
): Promise<FrozenLetter> {
  const { row, members } = record
  const office = await mustBeSetUp(tx)
  const applicant = members.find((member) => member.person_id === row.applicant_id)
  if (applicant === undefined || row.kato === null)
    throw new Error(`case ${row.id} has no applicant or address`)
  const place = placeName(await katoTable(call, tx), row.kato)
  const months = Number((await currentBook(call, tx)).value('appeal-months', decidedOn).value)
  const approvals = await approvalsOf(tx, proposal.id)
  return {
    office: {
      name: { kk: office.name_kk, ru: office.name_ru },
      address: { kk: office.address_kk, ru: office.address_ru },
      phone: office.phone,
      headName: { kk: office.head_name_kk, ru: office.head_name_ru }
    },
    addressee: {
      name: fullName(applicant),
      iin: applicant.iin,
      address: { kk: `${place.kk}, ${row.address_text ?? ''}`, ru: `${place.ru}, ${row.address_text ?? ''}` }
    },
    application: {
      number: row.number,
      // A change has the rules' day of the first application; its letter tells when the circumstance was reported.
      appliedOn:
        row.change_order === null ? row.applied_on : (JSON.parse(row.change_order) as ChangeOrder).on,
      channel: row.channel as ApplicationChannel,
      outsideNumber: row.outside_number
    },
    members: members.map((member) => ({
      id: memberId(member.person_id),
      name: fullName(member),
      iin: member.iin
    })),
    appeal: { months, lastDay: addMonths(decidedOn, months) },
    preparedBy: { name: proposal.proposer, phone: office.phone },
    approvedBy: approvals.filter((one) => one.verdict === 'approved').map((one) => one.name),
    iban: row.iban,
    contract:
      record.contract === null
        ? null
        : {
            number: record.contract.number,
            signedOn: record.contract.signed_on,
            obligations: record.contract.obligations
          },
    place
  }
}

/** The days a broken contract bars the family for: those of the decision that is changed, where it barred already. */
async function barOnLetter(
  call: Call,
  tx: ReadConnection,
  { result, previous }: { result: Assessment; previous: DecisionRow },
  decidedOn: string
): Promise<NonNullable<FrozenLetter['bar']> | null> {
  if (!result.reasons.some(({ code }) => code === 'contract-broken')) return null
  const until = barUntil(decidedOn, await currentBook(call, tx))
  return thaw(previous).letter.bar ?? { from: decidedOn, until }
}

async function planPayments(
  tx: WriteConnection,
  record: CaseRecord,
  result: Assessment,
  decisionId: number
): Promise<void> {
  const { row } = record
  if (result.months.length === 0) return
  if (row.iban === null) throw new Error(`case ${row.id} is paid to no account`)
  const iban = row.iban
  await insertPayments(
    tx,
    result.months.map((month) => ({
      decisionId,
      familyId: row.family_id,
      personId: row.applicant_id,
      programme: row.programme,
      benefit: row.benefit,
      month: month.month,
      amount: month.amount,
      iban
    }))
  )
}

/** Refused employment measures, a broken contract and false data bar the family for the months of `bar-months` (art. 128). */
async function writeBars(
  call: Call,
  tx: WriteConnection,
  record: CaseRecord,
  assessed: { facts: CaseFacts; result: Assessment; barred: ReadonlySet<string> },
  decision: { id: number; decidedOn: string }
): Promise<void> {
  const barring = assessed.result.reasons.filter(
    ({ code }) => (barReasons as readonly string[]).includes(code) && !assessed.barred.has(code)
  )
  if (barring.length === 0) return
  const until = barUntil(decision.decidedOn, await currentBook(call, tx))
  for (const { code } of barring) {
    const guilty =
      code === 'employment-refused'
        ? assessed.facts.employmentRefusedBy
        : code === 'contract-broken'
          ? assessed.facts.contractBrokenBy
          : []
    await insertBar(tx, {
      familyId: record.row.family_id,
      personId: guilty[0] === undefined ? null : Number(guilty[0]),
      reason: code as BarReason,
      from: decision.decidedOn,
      until,
      decisionId: decision.id
    })
  }
}

/** The office's own values among those that the working used. */
async function usedOfficeParameters(tx: ReadConnection, result: Assessment): Promise<number[]> {
  const used = result.parameters.filter((value) => value.mark === 'office')
  if (used.length === 0) return []
  const rows = await officeValues(tx)
  return [...new Set(used.flatMap((value) => rowOf(value, rows)?.id ?? []))]
}
