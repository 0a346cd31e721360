import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { addDays } from '@shared/domain/iso-date'
import { checkIin } from '@shared/domain/iin'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { tengeString, tiyn } from '@shared/domain/money'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { reindexCasesOf } from '../cases/case-index'
import { effectiveState } from '../cases/states'
import { katoTable, mustKnowKato, placeName } from '../parameters/classifiers'
import {
  addressesOf,
  casesOfPerson,
  currentAddress,
  currentMembership,
  decisionsOfPerson,
  endAddress,
  endIban,
  fullName,
  ibanOwner,
  ibansOf,
  indexPerson,
  indexWords,
  insertAddress,
  insertIban,
  insertPerson,
  paymentsOfFamily,
  personById,
  personByIin,
  updatePerson,
  type PersonFields,
  type PersonRow
} from './queries'
import { storedDisability, viewFamily, viewPerson, type PersonView } from './views'

type SaveInput = ParsedInputOf<'people.save'>

/** @throws OfficeError `not-found` */
export async function mustFindPerson(read: ReadConnection, id: number, field = 'id'): Promise<PersonRow> {
  const row = await personById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field, data: { what: 'person', id } })
  return row
}

/** The row a person is stored as; also what the search finds them by. */
export function personFields(input: SaveInput): PersonFields {
  const against = {
    ...(input.bornOn === undefined ? {} : { bornOn: input.bornOn }),
    ...(input.sex === undefined ? {} : { sex: input.sex })
  }
  const { iin, bornOn, sex } = checkIin(input.iin, against, 'iin')
  const names = {
    last_name: input.lastName,
    first_name: input.firstName,
    middle_name: input.middleName ?? null
  }
  return {
    iin,
    ...names,
    search_key: searchKey(fullName(names)),
    born_on: bornOn,
    sex,
    phone: input.phone === undefined || input.phone === '' ? null : input.phone,
    disability_group: storedDisability(input.disabilityGroup ?? null)
  }
}

/**
 * Enters a person once, or changes one. A former address or account stays in the history. What the input leaves out stays
 * as it is.
 * @throws OfficeError `iin-taken {name, id}`, `stale`, `not-found`, `kato-unknown`, `iban-taken`, `iban-owner-differs`,
 *   `date-in-future`, and the IIN's own codes
 */
export async function savePerson(call: Call, input: SaveInput): Promise<PersonView> {
  return call.write(async (tx, note) => {
    const kato = await katoTable(call, tx)
    const before = input.id === undefined ? undefined : await mustFindPerson(tx, input.id)
    if (before !== undefined && input.revision !== undefined && before.revision !== input.revision)
      throw new OfficeError('stale', { field: 'revision' })
    const hashBefore = before === undefined ? null : hashOf(await viewPerson(tx, before, kato))
    const fields = mergeWithBefore(personFields(input), input, before)
    if (fields.born_on > call.today) throw new OfficeError('date-in-future', { field: 'iin' })
    await refuseTakenIin(tx, fields.iin, before?.id)
    const id = before?.id ?? (await insertPerson(tx, fields, { at: call.now, by: call.actor.id }))
    if (before !== undefined) {
      await updatePerson(tx, id, fields)
      if (before.search_key !== fields.search_key || before.iin !== fields.iin)
        await reindexCasesOf(tx, id, fields)
    }
    if (input.address !== undefined) {
      if (input.address !== null) mustKnowKato(kato, input.address.kato, 'address.kato')
      await changeAddress(tx, id, input.address, call.today)
    }
    if (input.iban === null) await closeIban(tx, id, call.today)
    if (input.iban != null)
      await changeIban(tx, id, fields.iin, { iban: input.iban, owner: input.ibanOwnerIin, today: call.today })
    await reindex(tx, id, fields, kato)
    const after = await viewPerson(tx, await mustFindPerson(tx, id), kato)
    note({ subjectKind: 'person', subjectId: id, before: hashBefore, after: hashOf(after) })
    return after
  })
}

function mergeWithBefore(
  fields: PersonFields,
  input: SaveInput,
  before: PersonRow | undefined
): PersonFields {
  if (before === undefined) return fields
  return {
    ...fields,
    middle_name: input.middleName === undefined ? before.middle_name : fields.middle_name,
    search_key: searchKey(
      fullName({
        ...fields,
        middle_name: input.middleName === undefined ? before.middle_name : fields.middle_name
      })
    ),
    phone: input.phone === undefined ? before.phone : fields.phone,
    disability_group: input.disabilityGroup === undefined ? before.disability_group : fields.disability_group
  }
}

async function refuseTakenIin(tx: ReadConnection, iin: string, own: number | undefined): Promise<void> {
  const other = await personByIin(tx, iin)
  if (other !== undefined && other.id !== own) {
    throw new OfficeError('iin-taken', { field: 'iin', data: { name: fullName(other), id: other.id } })
  }
}

async function changeAddress(
  tx: WriteConnection,
  personId: number,
  address: SaveInput['address'],
  today: string
): Promise<void> {
  const current = await currentAddress(tx, personId)
  if (
    current !== undefined &&
    address != null &&
    current.kato === address.kato &&
    current.text === address.text
  )
    return
  if (current !== undefined) await endAddress(tx, current.id, today)
  if (address != null)
    await insertAddress(tx, { personId, kato: address.kato, text: address.text, since: today })
}

/** ASP is paid to an account opened in the applicant's own name, so an account has one owner. */
export async function changeIban(
  tx: WriteConnection,
  personId: number,
  iin: string,
  account: { iban: string; owner: string | undefined; today: string }
): Promise<void> {
  if (account.owner !== undefined && account.owner !== iin)
    throw new OfficeError('iban-owner-differs', { field: 'ibanOwnerIin' })
  const owner = await ibanOwner(tx, account.iban)
  if (owner?.person_id === personId) return
  if (owner !== undefined)
    throw new OfficeError('iban-taken', { field: 'iban', data: { iban: account.iban } })
  await closeIban(tx, personId, account.today)
  await insertIban(tx, { personId, iban: account.iban, since: account.today })
}

async function closeIban(tx: WriteConnection, personId: number, today: string): Promise<void> {
  const current = (await ibansOf(tx, personId)).find((row) => row.until === null)
  if (current !== undefined) await endIban(tx, current.id, today)
}

/** Writes the person anew into the search index. */
async function reindex(
  tx: WriteConnection,
  id: number,
  fields: PersonFields,
  kato: Awaited<ReturnType<typeof katoTable>>
): Promise<void> {
  const address = await currentAddress(tx, id)
  const place = address === undefined ? null : placeName(kato, address.kato)
  await indexPerson(
    tx,
    id,
    indexWords(
      fields,
      address === undefined || place === null
        ? null
        : { key: searchKey(address.text), placeKey: searchKey(`${place.kk} ${place.ru}`) }
    )
  )
}

/** What an IIN says, and the person already entered under it. */
export async function findByIin(
  call: Call,
  input: ParsedInputOf<'people.findByIin'>
): Promise<OutputOf<'people.findByIin'>> {
  const { bornOn, sex } = checkIin(input.iin)
  return call.read(async (read) => {
    const row = await personByIin(read, input.iin)
    const person = row === undefined ? null : await viewPerson(read, row, await katoTable(call, read))
    return { person, bornOn, sex }
  })
}

/** A person's card: family, cases, decisions, and all they ever received. @throws OfficeError `not-found` */
export async function getPerson(
  call: Call,
  input: ParsedInputOf<'people.get'>
): Promise<OutputOf<'people.get'>> {
  return call.read(async (read) => {
    const row = await mustFindPerson(read, input.id)
    const membership = await currentMembership(read, row.id)
    const cases = await casesOfPerson(read, row.id)
    const decisions = await decisionsOfPerson(read, row.id)
    const payments = await paymentsOfFamily(read, row.id)
    return {
      person: await viewPerson(read, row, await katoTable(call, read)),
      family: membership === undefined ? null : await viewFamily(read, membership.family_id, call.today),
      cases: cases.map((one) => ({
        id: one.id,
        number: one.number,
        programme: one.programme,
        state: effectiveState(one, call.today),
        appliedOn: one.applied_on,
        quarter: one.quarter,
        role: one.applicant_id === row.id ? 'applicant' : 'member'
      })),
      decisions: decisions.map((one) => ({
        id: one.id,
        caseId: one.case_id,
        number: one.number,
        kind: one.kind,
        decidedOn: one.decided_on,
        programme: one.programme,
        monthly: tengeString(tiyn(one.monthly))
      })),
      payments: payments.map((one) => ({
        month: one.month,
        amount: tengeString(tiyn(one.amount)),
        programme: one.programme,
        state: one.state
      })),
      addresses: (await addressesOf(read, row.id)).map(({ kato, text, since, until }) => ({
        kato,
        text,
        since,
        until
      }))
    }
  })
}

/** The day before, where a dated row ends when another begins. */
export const dayBefore = (date: string): string => addDays(date, -1)
