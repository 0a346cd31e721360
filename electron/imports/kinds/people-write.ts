import { checkIin } from '@shared/domain/iin'
import { searchKey } from '@shared/domain/search-key'
import { reindexCasesOf } from '../../cases/case-index'
import type { BulkValue } from '../../database/bulk'
import type { WriteConnection } from '../../database/transaction'
import { katoTable, placeName } from '../../parameters/classifiers'
import { fullName, indexWords, type PersonFields } from '../../people/queries'
import { mapInTurns } from '../../renewal/in-turns'
import type { Effects, ImportContext, TakenRow } from '../importer'
import { differs, storedValues } from './people-check'
import { placeFamilies, type PlacedRow } from './people-families'
import {
  changeRelations,
  endRows,
  insertPeople,
  nextIds,
  peopleByIds,
  peopleByIins,
  replaceIndex,
  updatePeople,
  type NewRows,
  type NextIds,
  type StoredPerson
} from './people-queries'

type Kato = Awaited<ReturnType<typeof katoTable>>

interface Writing {
  context: ImportContext
  effects: Effects
  ids: NextIds
  kato: Kato
  rows: NewRows
  updates: BulkValue[][]
  endedAddresses: BulkValue[][]
  endedAccounts: BulkValue[][]
  renamed: { id: number; fields: PersonFields }[]
}

/** Writes a piece: new people, then what changes of stored ones, each part in one statement. */
export async function writePeople(
  tx: WriteConnection,
  taken: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const writing: Writing = {
    ...{ context, effects, ids: await nextIds(tx), kato: await katoTable(context.call, tx) },
    rows: { people: [], families: [], members: [], addresses: [], accounts: [], index: [] },
    ...{ updates: [], endedAddresses: [], endedAccounts: [], renamed: [] }
  }
  const isNew = (row: TakenRow): boolean => row.state === 'new' || row.choice === 'separate'
  const placed: PlacedRow[] = await mapInTurns(taken.filter(isNew), (row) => addPerson(row, writing))
  const others = taken.filter((row) => !isNew(row))
  const targets = await targetsOf(tx, others, placed)
  for (const row of others) {
    const stored = targets(row)
    placed.push(stored === undefined ? addPerson(row, writing) : changePerson(row, stored, writing))
  }
  placed.sort((a, b) => a.row.row - b.row.row)
  const relations = await placeFamilies(tx, placed, writing)
  await writeAll(tx, writing, relations)
}

async function writeAll(
  tx: WriteConnection,
  writing: Writing,
  relations: readonly [number, string][]
): Promise<void> {
  await endRows(tx, 'addresses', writing.endedAddresses)
  await endRows(tx, 'accounts_iban', writing.endedAccounts)
  await insertPeople(tx, writing.rows)
  await updatePeople(tx, writing.updates)
  await changeRelations(
    tx,
    relations.map((one) => [...one])
  )
  const changed = writing.updates.flatMap(([id]) => (typeof id === 'number' ? [id] : []))
  await reindexPeople(tx, changed, writing.kato)
  for (const { id, fields } of writing.renamed) await reindexCasesOf(tx, id, fields)
}

/** Writes people anew into the search index. */
export async function reindexPeople(tx: WriteConnection, ids: readonly number[], kato: Kato): Promise<void> {
  if (ids.length === 0) return
  const people = await peopleByIds(tx, ids)
  await replaceIndex(
    tx,
    await mapInTurns(people, (person) => [
      person.id,
      wordsOf(person, person.kato === null ? null : { kato: person.kato, text: person.address ?? '' }, kato)
    ])
  )
}

function wordsOf(fields: PersonFields, address: { kato: string; text: string } | null, kato: Kato): string {
  if (address === null) return indexWords(fields, null)
  const place = placeName(kato, address.kato)
  return indexWords(fields, { key: searchKey(address.text), placeKey: searchKey(`${place.kk} ${place.ru}`) })
}

/** Whom updates and merges are written to. */
async function targetsOf(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  placed: readonly PlacedRow[]
): Promise<(row: TakenRow) => StoredPerson | undefined> {
  const ids = rows.flatMap(({ match }) => (match === null || match.how === 'file' ? [] : [match.id]))
  const iins = rows.flatMap(({ match }) => (match?.how === 'file' ? (match.stored.iin ?? []) : []))
  const byId = new Map((await peopleByIds(tx, ids)).map((person) => [person.id, person]))
  const byIin = new Map((await peopleByIins(tx, iins)).map((person) => [person.iin, person]))
  for (const person of byIin.values()) if (!byId.has(person.id)) byId.set(person.id, person)
  for (const { row, personId } of placed) {
    const { iin } = row.values
    if (iin !== undefined && iins.includes(iin)) byIin.set(iin, madeOf(row, personId))
  }
  return ({ match }) => {
    if (match === null) return undefined
    return match.how === 'file' ? byIin.get(match.stored.iin ?? '') : byId.get(match.id)
  }
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

/** A person of this piece, as those stored before look. */
function madeOf(row: TakenRow, id: number): StoredPerson {
  const { kato = null, address = null, iban = null } = row.values
  return {
    ...{ id, ...fieldsOf(row.values, null, []), revision: 1 },
    ...{ address_id: null, kato, address, account_id: null, iban },
    ...{ member_id: null, family_id: null, relation: null }
  }
}

function addPerson(row: TakenRow, writing: Writing): PlacedRow {
  const { context, rows, ids, effects } = writing
  const fields = fieldsOf(row.values, null, [])
  const personId = ids.people
  ids.people += 1
  const { actor, now } = context.call
  rows.people.push([
    ...[personId, fields.iin, fields.last_name, fields.first_name, fields.middle_name, fields.search_key],
    ...[fields.born_on, fields.sex, fields.phone, fields.disability_group, now, actor.id]
  ])
  effects.created(row.row, 'people', personId)
  const { kato, address, iban } = row.values
  const home = kato === undefined || address === undefined ? null : { kato, text: address }
  if (home !== null) addAddress(row.row, personId, home, writing)
  if (iban !== undefined) addAccount(row.row, personId, iban, writing)
  rows.index.push([personId, wordsOf(fields, home, writing.kato)])
  return { row, personId, stored: null }
}

function addAddress(
  row: number,
  personId: number,
  home: { kato: string; text: string },
  { rows, ids, effects, context }: Writing
): void {
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
}

function addAccount(row: number, personId: number, iban: string, writing: Writing): void {
  const { rows, ids, effects, context } = writing
  rows.accounts.push([ids.accounts_iban, personId, iban, context.call.today])
  effects.created(row, 'accounts_iban', ids.accounts_iban)
  ids.accounts_iban += 1
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
    const last = updates.findIndex(([id]) => id === stored.id)
    if (last !== -1) updates.splice(last, 1)
    updates.push([stored.id, ...columns.map((column) => fields[column]), stored.revision])
  }
  return { row, personId: stored.id, stored }
}

function changeAddress(row: TakenRow, stored: StoredPerson, writing: Writing): boolean {
  const { kato, address } = row.values
  if (kato === undefined || address === undefined) return false
  if (row.keep.includes('address') || row.keep.includes('kato')) return false
  if (kato === stored.kato && address === stored.address) return false
  if (stored.address_id !== null) {
    writing.effects.changed(row.row, 'addresses', stored.address_id, { until: null })
    writing.endedAddresses.push([stored.address_id, writing.context.call.today])
  }
  addAddress(row.row, stored.id, { kato, text: address }, writing)
  Object.assign(stored, { kato, address, address_id: null })
  return true
}

function changeAccount(row: TakenRow, stored: StoredPerson, writing: Writing): void {
  const { iban } = row.values
  if (iban === undefined || iban === stored.iban || row.keep.includes('iban')) return
  if (stored.account_id !== null) {
    writing.effects.changed(row.row, 'accounts_iban', stored.account_id, { until: null })
    writing.endedAccounts.push([stored.account_id, writing.context.call.today])
  }
  addAccount(row.row, stored.id, iban, writing)
  Object.assign(stored, { iban, account_id: null })
}
