import { checkIin } from '@shared/domain/iin'
import { searchKey } from '@shared/domain/search-key'
import type { BulkValue } from '../../database/bulk'
import type { WriteConnection } from '../../database/transaction'
import { katoTable } from '../../parameters/classifiers'
import { fullName, type PersonFields } from '../../people/queries'
import { mapInTurns } from '../../renewal/in-turns'
import type { Effects, ImportContext, TakenRow } from '../importer'
import { differs, storedValues } from './people-check'
import { rememberPlaced, type PlacedRow } from './people-families'
import { reindexCases, reindexPeople, wordsOf, type Places } from './people-index'
import {
  endRows,
  insertPeople,
  nextIds,
  peopleByIds,
  peopleByIins,
  updatePeople,
  type NewRows,
  type NextIds,
  type StoredPerson
} from './people-queries'

interface Writing extends Places {
  context: ImportContext
  effects: Effects
  ids: NextIds
  rows: NewRows
  /** People of this piece under the IIN they have by now. */
  known: Map<string, StoredPerson>
  /** By person. */
  updates: Map<number, BulkValue[]>
  endedAddresses: BulkValue[][]
  endedAccounts: BulkValue[][]
  renamed: { id: number; fields: PersonFields }[]
}

type Grounds = Pick<Writing, 'ids' | 'kato' | 'places'>
const groundsOf = new WeakMap<ImportContext, Grounds>()

/** What all pieces of one import share: nobody else writes inside its transaction. */
async function grounds(tx: WriteConnection, context: ImportContext): Promise<Grounds> {
  const known = groundsOf.get(context)
  if (known !== undefined) return known
  const kato = await katoTable(context.call, tx)
  const made = { ids: await nextIds(tx), kato, places: new Map<string, string>() }
  groundsOf.set(context, made)
  return made
}

/** Writes a piece: new people, then what changes of stored ones, each part in one statement. */
export async function writePeople(
  tx: WriteConnection,
  taken: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const writing: Writing = {
    ...{ context, effects, ...(await grounds(tx, context)) },
    rows: { people: [], addresses: [], accounts: [], index: [] },
    known: new Map<string, StoredPerson>(),
    ...{ updates: new Map(), endedAddresses: [], endedAccounts: [], renamed: [] }
  }
  const isNew = (row: TakenRow): boolean => row.state === 'new' || row.choice === 'separate'
  const placed: PlacedRow[] = await mapInTurns(taken.filter(isNew), (row) => addPerson(row, writing))
  const others = taken.filter((row) => !isNew(row))
  const byId = await targetsOf(tx, others, writing.known)
  await mapInTurns(others, (row) => {
    const stored = targetOf(row, byId, writing.known)
    placed.push(stored === undefined ? addPerson(row, writing) : changePerson(row, stored, writing))
  })
  rememberPlaced(context, placed)
  await writeAll(tx, writing)
}

async function writeAll(tx: WriteConnection, writing: Writing): Promise<void> {
  await endRows(tx, 'addresses', writing.endedAddresses)
  await endRows(tx, 'accounts_iban', writing.endedAccounts)
  await insertPeople(tx, writing.rows)
  await updatePeople(tx, [...writing.updates.values()])
  await reindexPeople(tx, [...writing.updates.keys()], writing)
  await reindexCases(tx, writing.renamed)
}

/** The stored people whom updates and merges may be written to, by id and, in `known`, by IIN. */
async function targetsOf(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  known: Map<string, StoredPerson>
): Promise<Map<number, StoredPerson>> {
  const byId = new Map<number, StoredPerson>()
  if (rows.length === 0) return byId
  const ids = rows.flatMap(({ match }) => (match === null || match.how === 'file' ? [] : [match.id]))
  const iins = rows.flatMap(({ match }) => (match?.how === 'file' ? (match.stored.iin ?? []) : []))
  for (const person of await peopleByIds(tx, ids)) byId.set(person.id, person)
  for (const person of await peopleByIins(tx, iins)) if (!byId.has(person.id)) byId.set(person.id, person)
  for (const person of byId.values()) if (!known.has(person.iin)) known.set(person.iin, person)
  return byId
}

function targetOf(
  { match, values }: TakenRow,
  byId: ReadonlyMap<number, StoredPerson>,
  known: ReadonlyMap<string, StoredPerson>
): StoredPerson | undefined {
  if (match === null) return undefined
  if (match.how !== 'file') return byId.get(match.id)
  return known.get(match.stored.iin ?? '') ?? known.get(values.iin ?? '')
}

function fieldsOf(
  values: Readonly<Record<string, string>>,
  stored: StoredPerson | null,
  keep: readonly string[]
): PersonFields {
  const was = stored === null ? {} : storedValues(stored)
  const pick = (field: string): string | undefined =>
    keep.includes(field) || !differs(field, values[field], was[field]) ? was[field] : values[field]
  const iin = pick('iin') ?? ''
  const said = checkIin(iin)
  const names = {
    last_name: pick('lastName') ?? '',
    first_name: pick('firstName') ?? '',
    middle_name: pick('middleName') ?? null
  }
  return {
    ...{ iin, ...names, search_key: searchKey(fullName(names)), born_on: said.bornOn, sex: said.sex },
    ...{ phone: pick('phone') ?? null, disability_group: pick('disabilityGroup') ?? null }
  }
}

function addPerson(row: TakenRow, writing: Writing): PlacedRow {
  const { context, rows, ids, effects } = writing
  const fields = fieldsOf(row.values, null, [])
  const personId = ids.people
  ids.people += 1
  const { actor, now } = context.call
  const { last_name: last, first_name: first, middle_name: middle, search_key: key, born_on: bornOn } = fields
  const { phone, disability_group: group } = fields
  rows.people.push([
    personId,
    fields.iin,
    last,
    first,
    middle,
    key,
    bornOn,
    fields.sex,
    phone,
    group,
    now,
    actor.id
  ])
  effects.created(row.row, 'people', personId)
  const { kato, address, iban } = row.values
  const home = kato === undefined || address === undefined ? null : { kato, text: address }
  const addressId = home === null ? null : addAddress(row.row, personId, home, writing)
  const accountId = iban === undefined ? null : addAccount(row.row, personId, iban, writing)
  rows.index.push([personId, wordsOf(fields, home, writing)])
  writing.known.set(fields.iin, {
    ...{ id: personId, ...fields, revision: 1 },
    ...{ address_id: addressId, kato: home?.kato ?? null, address: home?.text ?? null },
    ...{ account_id: accountId, iban: iban ?? null, member_id: null, family_id: null, relation: null }
  })
  return { row, personId, stored: null }
}

function addAddress(
  row: number,
  personId: number,
  home: { kato: string; text: string },
  { rows, ids, effects, context }: Writing
): number {
  rows.addresses.push([
    ids.addresses,
    personId,
    home.kato,
    home.text,
    searchKey(home.text),
    context.call.today
  ])
  effects.created(row, 'addresses', ids.addresses)
  ids.addresses += 1
  return ids.addresses - 1
}

function addAccount(
  row: number,
  personId: number,
  iban: string,
  { rows, ids, effects, context }: Writing
): number {
  rows.accounts.push([ids.accounts_iban, personId, iban, context.call.today])
  effects.created(row, 'accounts_iban', ids.accounts_iban)
  ids.accounts_iban += 1
  return ids.accounts_iban - 1
}

const columns = [
  ...['iin', 'last_name', 'first_name', 'middle_name', 'search_key', 'born_on', 'sex', 'phone'],
  'disability_group'
] as const satisfies readonly (keyof PersonFields)[]

/** Changes what differs, without what is kept; a former address or account ends today. */
function changePerson(row: TakenRow, stored: StoredPerson, writing: Writing): PlacedRow {
  const { effects, updates } = writing
  const fields = fieldsOf(row.values, stored, row.keep)
  const changed = columns.filter((column) => fields[column] !== stored[column])
  const moved = changeAddress(row, stored, writing)
  changeAccount(row, stored, writing)
  if (changed.length > 0 || moved) {
    effects.changed(
      row.row,
      'people',
      stored.id,
      Object.fromEntries(changed.map((name) => [name, stored[name]]))
    )
    if (changed.includes('search_key') || changed.includes('iin'))
      writing.renamed.push({ id: stored.id, fields })
    Object.assign(stored, fields, { revision: stored.revision + 1 })
    writing.known.set(fields.iin, stored)
    updates.set(stored.id, [stored.id, ...columns.map((column) => fields[column]), stored.revision])
  }
  return { row, personId: stored.id, stored }
}

function changeAddress(row: TakenRow, stored: StoredPerson, writing: Writing): boolean {
  const { kato, address } = row.values
  if (kato === undefined || address === undefined) return false
  if (row.keep.includes('address') || row.keep.includes('kato')) return false
  if (kato === stored.kato && address === stored.address) return false
  const { rows, effects, endedAddresses, context } = writing
  const pending = rows.addresses.find(([id]) => id === stored.address_id)
  // Two rows of a piece about one person: the address of the first was never written.
  if (pending !== undefined) pending.splice(2, 3, kato, address, searchKey(address))
  else {
    if (stored.address_id !== null) {
      effects.changed(row.row, 'addresses', stored.address_id, { until: null })
      endedAddresses.push([stored.address_id, context.call.today])
    }
    stored.address_id = addAddress(row.row, stored.id, { kato, text: address }, writing)
  }
  Object.assign(stored, { kato, address })
  return true
}

function changeAccount(row: TakenRow, stored: StoredPerson, writing: Writing): void {
  const { iban } = row.values
  if (iban === undefined || iban === stored.iban || row.keep.includes('iban')) return
  const { rows, effects, endedAccounts, context } = writing
  const pending = rows.accounts.find(([id]) => id === stored.account_id)
  if (pending !== undefined) pending.splice(2, 1, iban)
  else {
    if (stored.account_id !== null) {
      effects.changed(row.row, 'accounts_iban', stored.account_id, { until: null })
      endedAccounts.push([stored.account_id, context.call.today])
    }
    stored.account_id = addAccount(row.row, stored.id, iban, writing)
  }
  stored.iban = iban
}
