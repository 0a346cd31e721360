import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { checkAsked } from '@shared/programmes/asked'
import type { ProgrammeId } from '@shared/programmes/types'
import { parseTenge } from '@shared/domain/money'
import { addDays } from '@shared/domain/iso-date'
import { isMonthIn } from '@shared/domain/quarter'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { planOf } from '@shared/programmes/change/plan'
import type { ChangeOrder } from '@shared/programmes/change/types'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { currentBook } from '../parameters/book'
import { katoTable, mustKnowKato } from '../parameters/classifiers'
import { writeComposition } from '../people/families'
import { changeIban, mustFindPerson } from '../people/service'
import { askedInCase } from './asked'
import { caseWords } from './case-index'
import { changeCase, touched } from './change'
import { memberRows } from './members'
import {
  markMembers,
  replaceDocuments,
  replaceIncomes,
  replaceMembers,
  saveContractRow,
  saveSurveyRow
} from './entry-queries'
import { indexCase, updateCase, type CaseChange } from './queries'
import type { CaseRecord } from './record'
import { editable } from './states'

/** The family as it was stated; who is no longer named leaves with their incomes. */
export function saveMembers(
  call: Call,
  input: ParsedInputOf<'cases.saveMembers'>
): Promise<OutputOf<'cases.saveMembers'>> {
  return changeCase(call, input, editable, async (tx, record) => {
    if (!input.members.some((member) => member.personId === record.row.applicant_id)) {
      throw new OfficeError('applicant-not-member', { field: 'members' })
    }
    const rows = await memberRows(tx, input.members, record.row.applied_on)
    await writeFamily(call, tx, record, input.members)
    await replaceMembers(tx, record.row.id, rows)
    await updateCase(tx, record.row.id, await touched(tx, record))
    return { members: rows.length }
  })
}

/**
 * The family's dated composition: of an application as of its day; of a change as of the day it came to be known, without those who
 * left until then.
 */
async function writeFamily(
  call: Call,
  tx: WriteConnection,
  { row }: CaseRecord,
  members: ParsedInputOf<'cases.saveMembers'>['members']
): Promise<void> {
  const order = row.change_order === null ? null : (JSON.parse(row.change_order) as ChangeOrder)
  const staying = members.filter(({ memberUntil }) => order === null || memberUntil === null)
  await writeComposition(tx, {
    familyId: row.family_id,
    from: order?.on ?? row.applied_on,
    members: staying.map(({ personId, relation }) => ({ personId, relation })),
    now: call.now
  })
}

/** Address, account, outside number, lump sum, social contract; what the input leaves out stays. */
export function saveDetails(
  call: Call,
  input: ParsedInputOf<'cases.saveDetails'>
): Promise<OutputOf<'cases.saveDetails'>> {
  return changeCase(call, input, editable, async (tx, record) => {
    const change: CaseChange = {}
    if (input.address !== undefined) {
      mustKnowKato(await katoTable(call, tx), input.address.kato, 'address.kato')
      Object.assign(change, {
        kato: input.address.kato,
        address_text: input.address.text,
        address_key: searchKey(input.address.text),
        region: input.address.kato.slice(0, 2)
      })
    }
    if (input.iban !== undefined) {
      if (input.iban !== null) {
        const applicant = await mustFindPerson(tx, record.row.applicant_id)
        await changeIban(tx, applicant.id, applicant.iin, {
          iban: input.iban,
          owner: undefined,
          today: call.today
        })
      }
      change.iban = input.iban
    }
    if (input.outsideNumber !== undefined) {
      change.outside_number = input.outsideNumber
      const applicant = await mustFindPerson(tx, record.row.applicant_id)
      await indexCase(tx, record.row.id, caseWords(record.row.number, input.outsideNumber, applicant))
    }
    if (input.lumpSum !== undefined) change.lump_sum = Number(input.lumpSum)
    if (input.contract !== undefined) {
      const { contract } = input
      await saveContractRow(
        tx,
        record.row.id,
        contract === null
          ? null
          : { number: contract.number, signed_on: contract.signedOn, obligations: contract.obligations }
      )
    }
    if (input.plan !== undefined) change.change_order = withPlan(record, input.plan)
    // Region, lump sum and plan enter the working; account and contract do not, so that it stays valid.
    const recount = [input.address, input.lumpSum, input.plan].some((given) => given !== undefined)
    await updateCase(tx, record.row.id, recount ? { ...change, ...(await touched(tx, record)) } : change)
    return { recount }
  })
}

/** The order of a change with another plan of repayment. @throws OfficeError `plan-not-asked`, `plan-malformed` */
function withPlan({ row }: CaseRecord, plan: ParsedInputOf<'cases.saveDetails'>['plan']): string {
  if (row.change_order === null)
    throw new OfficeError('plan-not-asked', { field: 'plan', data: { number: row.number } })
  const order = JSON.parse(row.change_order) as ChangeOrder
  return canonicalJson({ ...order, plan: planOf(plan ?? null) })
}

/**
 * What the programme asks beside family and income, held against its own description, in the place of what was entered before.
 * @throws OfficeError as `checkAsked`
 */
export function saveAsked(
  call: Call,
  input: ParsedInputOf<'cases.saveAsked'>
): Promise<OutputOf<'cases.saveAsked'>> {
  return changeCase(call, input, editable, async (tx, record) => {
    const asked = checkAsked(askedInCase(record.row.programme as ProgrammeId), input.asked)
    await updateCase(tx, record.row.id, { asked: canonicalJson(asked), ...(await touched(tx, record)) })
    return { asked: Object.keys(asked).length }
  })
}

/**
 * All incomes of the preceding quarter, in the place of those entered before.
 * @throws OfficeError `income-member-unknown`, `income-outside-quarter`, `month-outside-quarter`
 */
export function saveIncomes(
  call: Call,
  input: ParsedInputOf<'cases.saveIncomes'>
): Promise<OutputOf<'cases.saveIncomes'>> {
  return changeCase(call, input, editable, async (tx, record) => {
    input.incomes.forEach((income, index) => checkIncome(record, income, `incomes.${index}`))
    await replaceIncomes(
      tx,
      record.row.id,
      input.incomes.map((income) => ({
        person_id: income.personId,
        kind: income.kind,
        quarter: income.quarter,
        month: income.month,
        amount: parseTenge(income.amount),
        source: income.source,
        document: income.document
      }))
    )
    await updateCase(tx, record.row.id, await touched(tx, record))
    return { incomes: input.incomes.length }
  })
}

function checkIncome(
  record: CaseRecord,
  income: ParsedInputOf<'cases.saveIncomes'>['incomes'][number],
  field: string
): void {
  if (!record.members.some((member) => member.person_id === income.personId)) {
    throw new OfficeError('income-member-unknown', { field: `${field}.personId` })
  }
  const quarter = record.row.income_quarter
  if (income.quarter !== quarter) {
    throw new OfficeError('income-outside-quarter', {
      field: `${field}.quarter`,
      data: { quarter: income.quarter, expected: quarter }
    })
  }
  if (income.month !== null && !isMonthIn(income.month, quarter)) {
    throw new OfficeError('month-outside-quarter', {
      field: `${field}.month`,
      data: { month: income.month, quarter }
    })
  }
}

export function saveDocuments(
  call: Call,
  input: ParsedInputOf<'cases.saveDocuments'>
): Promise<OutputOf<'cases.saveDocuments'>> {
  return changeCase(call, input, editable, async (tx, record) => {
    const kinds = input.documents.map((document) => document.kind)
    const doubled = kinds.findIndex((kind, index) => kinds.indexOf(kind) !== index)
    if (doubled !== -1) throw new OfficeError('conflict', { field: `documents.${doubled}.kind` })
    await replaceDocuments(
      tx,
      record.row.id,
      input.documents.map((document) => ({
        kind: document.kind,
        state: document.state,
        received_on: document.state === 'received' ? (document.receivedOn ?? call.today) : null,
        note: document.note
      }))
    )
    await updateCase(tx, record.row.id, record.row.state === 'registered' ? { state: 'in-review' } : {})
    return { documents: input.documents.length }
  })
}

/** The act of survey, the commission's conclusion, and what they brought to light. */
export function saveSurvey(
  call: Call,
  input: ParsedInputOf<'cases.saveSurvey'>
): Promise<OutputOf<'cases.saveSurvey'>> {
  return changeCase(call, input, editable, async (tx, record) => {
    const { survey } = input
    checkDate(survey.surveyedOn, 'survey.surveyedOn', call.today)
    checkDate(survey.conclusionOn, 'survey.conclusionOn', call.today)
    checkMarked(record, input.employmentRefusedBy, 'employmentRefusedBy')
    checkMarked(record, input.contractBrokenBy, 'contractBrokenBy')
    await saveSurveyRow(tx, record.row.id, {
      surveyed_on: survey.surveyedOn,
      act_number: survey.actNumber,
      refused: Number(survey.refused),
      conclusion: survey.conclusion,
      conclusion_on: survey.conclusionOn,
      conclusion_number: survey.conclusionNumber,
      homes: survey.homes,
      cars: survey.cars,
      co_residents: JSON.stringify(survey.coResidents),
      notes: survey.notes
    })
    await markMembers(tx, record.row.id, input)
    await updateCase(tx, record.row.id, {
      ...(await touched(tx, record)),
      false_data: Number(input.falseData)
    })
    return { refused: survey.refused, conclusion: survey.conclusion }
  })
}

function checkDate(date: string | null, field: string, today: string): void {
  if (date !== null && date > today) throw new OfficeError('date-in-future', { field })
}

function checkMarked(record: CaseRecord, people: readonly number[], field: string): void {
  const stranger = people.findIndex((id) => !record.members.some((member) => member.person_id === id))
  if (stranger !== -1)
    throw new OfficeError('not-found', {
      field: `${field}.${stranger}`,
      data: { what: 'member', id: people[stranger] ?? 0 }
    })
}

/**
 * Waits for documents or for another body. Asking another body extends the term once, by up to 30 calendar days, and the
 * applicant must be told (domain: terms).
 */
export function waitCase(call: Call, input: ParsedInputOf<'cases.wait'>): Promise<OutputOf<'cases.wait'>> {
  return changeCase(call, input, ['registered', 'in-review', 'assessed'], async (tx, record) => {
    const extend = input.for === 'other-body' && record.row.extended === 0
    const extension = extend
      ? (await currentBook(call, tx)).value('term-extension-days', record.row.applied_on)
      : null
    const deadline =
      extension === null ? record.row.deadline : addDays(record.row.deadline, Number(extension.value))
    await updateCase(tx, record.row.id, {
      state: 'waiting',
      waiting_for: input.for,
      waiting_until: deadline,
      waiting_note: input.note,
      deadline,
      extended: record.row.extended === 1 || extend ? 1 : 0
    })
    return { for: input.for, deadline }
  })
}

export function resumeCase(
  call: Call,
  input: ParsedInputOf<'cases.resume'>
): Promise<OutputOf<'cases.resume'>> {
  return changeCase(call, input, ['waiting'], async (tx, record) => {
    const state = record.assessment === null ? 'in-review' : 'assessed'
    await updateCase(tx, record.row.id, { state, waiting_for: null, waiting_until: null, waiting_note: null })
    return { state }
  })
}
