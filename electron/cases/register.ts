import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { addWorkingDays } from '@shared/domain/working-days'
import { addDays } from '@shared/domain/iso-date'
import { precedingQuarter, quarterOf } from '@shared/domain/quarter'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { programmes, ruleVersionFor } from '@shared/programmes'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { benefitOn, type LocalBenefitRow } from '../local-benefits/queries'
import { currentBook } from '../parameters/book'
import { currentCalendar } from '../parameters/calendar'
import { katoTable, mustKnowKato } from '../parameters/classifiers'
import { writeComposition } from '../people/families'
import { currentAddress, currentMembership, ibansOf, type PersonRow } from '../people/queries'
import { changeIban, mustFindPerson } from '../people/service'
import { givenMonths } from './asked-queries'
import { caseWords } from './case-index'
import { showCase } from './change'
import { deleteDraft } from './draft-queries'
import { memberRows } from './members'
import { loadCase } from './record'
import { replaceMembers } from './entry-queries'
import { assignedCase, indexCase, insertCase, nextNumber, openCase, type CaseKey } from './queries'

type Input = ParsedInputOf<'cases.register'>

/**
 * Registers an application: gives it number and deadline, dates the family's composition, and opens the case. One open case
 * a family, programme and quarter.
 * @throws OfficeError `applied-in-future`, `rule-version-missing`, `applicant-not-member`, `person-in-other-family`,
 *   `benefit-unknown`, `benefit-used-up`, `case-open-already {number, id}`, `already-assigned {number, id}`, `address-missing`, `calendar-missing`, `parameter-missing`
 */
export async function registerCase(call: Call, input: Input): Promise<OutputOf<'cases.register'>> {
  if (input.appliedOn > call.today) throw new OfficeError('applied-in-future', { field: 'appliedOn' })
  ruleVersionFor(input.programme, input.appliedOn)
  if (!input.members.some((member) => member.personId === input.applicantId)) {
    throw new OfficeError('applicant-not-member', { field: 'members' })
  }
  const record = await call.write(async (tx, note) => {
    const applicant = await mustFindPerson(tx, input.applicantId, 'applicantId')
    const members = await memberRows(tx, input.members, input.appliedOn)
    const quarter = quarterOf(input.appliedOn)
    const familyId = await familyFor(tx, call, input)
    const benefit = await benefitFor(tx, input)
    const code = benefit?.code ?? ''
    await refuseSecondCase(tx, { familyId, programme: input.programme, benefit: code, quarter }, benefit)
    await refuseUsedUp(tx, { familyId, personId: applicant.id, year: input.appliedOn.slice(0, 4) }, benefit)
    const address = await addressFor(call, tx, input)
    const iban = await ibanFor(tx, call, input, applicant)
    const { termDays, deadline } = await termFor(call, tx, input)
    const year = input.appliedOn.slice(0, 4)
    const number = `${year}-${String(await nextNumber(tx, `case-${year}`)).padStart(6, '0')}`
    const id = await insertCase(tx, {
      number,
      programme: input.programme,
      channel: input.channel,
      outsideNumber: input.outsideNumber ?? null,
      appliedOn: input.appliedOn,
      quarter,
      incomeQuarter: precedingQuarter(quarter),
      termDays,
      deadline,
      registeredAt: call.now,
      registeredBy: call.actor.id,
      applicantId: applicant.id,
      familyId,
      address,
      region: address.kato.slice(0, 2),
      iban,
      lumpSum: input.lumpSum,
      asked: null,
      benefit: code
    })
    await replaceMembers(tx, id, members)
    await indexCase(tx, id, caseWords(number, input.outsideNumber ?? null, applicant))
    if (input.draftId !== undefined) await deleteDraft(tx, input.draftId, call.actor.id)
    note({
      subjectKind: 'case',
      subjectId: id,
      after: hashOf({ number, members, appliedOn: input.appliedOn }),
      details: { number, state: 'registered', deadline, channel: input.channel }
    })
    return loadCase(tx, id)
  })
  return showCase(call, record)
}

/** The applicant's family with the composition of the application, dated by the day of application. */
async function familyFor(tx: WriteConnection, call: Call, input: Input): Promise<number> {
  const membership = await currentMembership(tx, input.applicantId)
  return writeComposition(tx, {
    familyId: membership?.family_id,
    from: input.appliedOn,
    members: input.members.map(({ personId, relation }) => ({ personId, relation })),
    now: call.now
  })
}

/** How often a single payment was given this year already. @throws OfficeError `benefit-used-up {year, times, max}` */
async function refuseUsedUp(
  read: ReadConnection,
  who: { familyId: number; personId: number; year: string },
  benefit: LocalBenefitRow | null
): Promise<void> {
  if (benefit?.kind !== 'once') return
  const times = (await givenMonths(read, { ...who, benefit: benefit.code, notOf: null })).length
  const { times_a_year: max } = benefit
  if (times >= max)
    throw new OfficeError('benefit-used-up', { field: 'benefit', data: { year: who.year, times, max } })
}

/** A single payment is given as often a year as its act says, also twice a quarter; all else once a quarter. */
async function refuseSecondCase(
  read: ReadConnection,
  key: CaseKey,
  benefit: LocalBenefitRow | null
): Promise<void> {
  const open = await openCase(read, key)
  if (open !== undefined) {
    throw new OfficeError('case-open-already', {
      data: { number: open.number, id: open.id, quarter: key.quarter }
    })
  }
  const assigned = benefit?.kind === 'once' ? undefined : await assignedCase(read, key)
  if (assigned !== undefined) {
    throw new OfficeError('already-assigned', {
      data: { number: assigned.number, id: assigned.id, quarter: key.quarter }
    })
  }
}

async function addressFor(
  call: Call,
  tx: ReadConnection,
  input: Input
): Promise<{ kato: string; text: string; key: string }> {
  const address = input.address ?? (await currentAddress(tx, input.applicantId))
  if (address === undefined) throw new OfficeError('address-missing', { field: 'address' })
  mustKnowKato(await katoTable(call, tx), address.kato, 'address.kato')
  return { kato: address.kato, text: address.text, key: searchKey(address.text) }
}

async function ibanFor(
  tx: WriteConnection,
  call: Call,
  input: Input,
  applicant: PersonRow
): Promise<string | null> {
  if (input.iban === null) return null
  if (input.iban === undefined)
    return (await ibansOf(tx, applicant.id)).find((row) => row.until === null)?.iban ?? null
  await changeIban(tx, applicant.id, applicant.iin, { iban: input.iban, owner: undefined, today: call.today })
  return input.iban
}

/** Which of the maslikhat's benefits; of another programme none. @throws OfficeError `benefit-unknown` */
async function benefitFor(
  tx: ReadConnection,
  { programme, benefit, appliedOn }: Input
): Promise<LocalBenefitRow | null> {
  if (programme !== 'local') return null
  const code = benefit ?? ''
  const found = await benefitOn(tx, code, appliedOn)
  if (found === undefined)
    throw new OfficeError(code === '' ? 'field-empty' : 'benefit-unknown', {
      field: 'benefit',
      data: { code }
    })
  return found
}

/**
 * The programme's term in working days and the day it ends; longer through the аким of a rural district where the programme
 * has such a term.
 */
export async function termFor(
  call: Call,
  tx: ReadConnection,
  input: Pick<Input, 'programme' | 'channel' | 'appliedOn'>
): Promise<{ termDays: number; deadline: string }> {
  const book = await currentBook(call, tx)
  const { term: terms } = programmes[input.programme]
  if (terms === null)
    throw new OfficeError('programme-not-applied-for', {
      field: 'programme',
      data: { programme: input.programme }
    })
  const term = book.value(
    input.channel === 'rural-akim' ? (terms.ruralAkim ?? terms.office) : terms.office,
    input.appliedOn
  )
  const termDays = Number(term.value)
  const years = [input.appliedOn, addDays(input.appliedOn, termDays * 2)].map((date) =>
    Number(date.slice(0, 4))
  )
  const calendar = await currentCalendar(call, tx, [...new Set(years)])
  return { termDays, deadline: addWorkingDays(input.appliedOn, termDays, calendar) }
}
