import { setImmediate as turn } from 'node:timers/promises'
import type { ParsedInputOf } from '@shared/contract'
import { checkIban } from '@shared/domain/iban'
import type { IsoDate } from '@shared/domain/iso-date'
import type { KatoEntry } from '@shared/domain/kato'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { insertMany, type BulkValue } from '../database/bulk'
import { hashOf } from '../database/journal'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { katoTable, mustKnowKato, placeName } from '../parameters/classifiers'
import { indexWords } from '../people/queries'
import { personFields } from '../people/service'
import { nextIds, takenIbans, takenIins } from './bulk-import-queries'

type PersonInput = ParsedInputOf<'people.save'>
type Relation = ParsedInputOf<'families.save'>['members'][number]['relation']

/** A person of a family that is brought in: what `people.save` takes of a new one, and the relation to the applicant. */
export interface ImportedMember extends Pick<
  PersonInput,
  'iin' | 'lastName' | 'firstName' | 'middleName' | 'phone' | 'disabilityGroup' | 'address' | 'iban'
> {
  relation: Relation
}

export interface ImportedFamily {
  members: readonly ImportedMember[]
}

/** The ids that a family and its members were given, in the order they came. */
export interface ImportedIds {
  familyId: number
  people: number[]
}

/** Families a transaction: bounds memory and the time others wait, whatever comes in. */
const familiesAtOnce = 1000
/** Families prepared between two turns of the event loop. */
const familiesAtATurn = 20

/**
 * Brings in families with their people, addresses, accounts and search index, each part in one statement a chunk, one
 * transaction and one journal row for every thousand families. The use case's checks of `people.save` hold; names come
 * as the contract's schema leaves them. A chunk that is refused
 * leaves nothing; chunks before it stay.
 * @param since the day from which composition, addresses and accounts hold
 * @returns how many came in; `onImported` is told the ids of each chunk
 * @throws OfficeError `iin-taken`, `iban-taken`, `kato-unknown`, `date-in-future`, the IIN's own codes (field
 *   `families.12.members.0.iin`), `cancelled` between chunks
 */
export async function importFamilies(
  call: Call,
  families: Iterable<ImportedFamily>,
  options: { since: IsoDate; job?: Job; total?: number; onImported?: (ids: readonly ImportedIds[]) => void }
): Promise<{ families: number; people: number }> {
  const sum = { families: 0, people: 0 }
  const kato = await call.read((read) => katoTable(call, read))
  const next = await call.read(nextIds)
  // While the database writes one chunk, the rows of the next are worked out.
  let writing = Promise.resolve()
  const write = async (prepare: Prepare, rows: Rows): Promise<void> => {
    options.job?.check()
    const ids = await writeChunk(call, prepare, rows)
    sum.families += ids.length
    sum.people += ids.reduce((count, family) => count + family.people.length, 0)
    options.onImported?.(ids)
    if (options.total !== undefined) options.job?.progress(sum.families, options.total)
  }
  try {
    for await (const [number, chunk] of chunksOf(families, familiesAtOnce)) {
      const context = { kato, since: options.since, from: number * familiesAtOnce, chunk }
      const prepare: Prepare = { chunk, from: context.from, again: (ids) => prepareRows(call, context, ids) }
      const rows = await prepareRows(call, context, next)
      next.person += rows.people.length
      next.family += rows.families.length
      await writing
      writing = write(prepare, rows)
      // Awaited on the next turn of the loop; until then its failure is not an unhandled one.
      writing.catch(() => undefined)
    }
    await writing
  } catch (error) {
    await writing.catch(() => undefined)
    throw error
  }
  return sum
}

/** A chunk with the way to prepare it again, should somebody else have taken its ids meanwhile. */
interface Prepare {
  chunk: readonly ImportedFamily[]
  from: number
  again(ids: Ids): Promise<Rows>
}

async function writeChunk(call: Call, prepare: Prepare, prepared: Rows): Promise<ImportedIds[]> {
  return call.write(async (tx, note) => {
    await refuseTaken(tx, prepare.chunk, prepare.from)
    const next = await nextIds(tx)
    const fits = prepared.first.person === next.person && prepared.first.family === next.family
    const rows = fits ? prepared : await prepare.again(next)
    await writeRows(tx, rows)
    note({
      subjectKind: 'import',
      subjectId: null,
      after: hashOf(rows.people.map((row) => row.slice(0, 2))),
      details: { families: rows.families.length, people: rows.people.length }
    })
    return rows.ids
  })
}

/** Families `size` at a time, numbered; the event loop turns in between, since whoever makes them works too. */
async function* chunksOf(
  families: Iterable<ImportedFamily>,
  size: number
): AsyncGenerator<[number, ImportedFamily[]]> {
  let chunk: ImportedFamily[] = []
  let number = 0
  for (const family of families) {
    chunk.push(family)
    if (chunk.length % familiesAtATurn === 0) await turn()
    if (chunk.length < size) continue
    yield [number, chunk]
    number += 1
    chunk = []
  }
  if (chunk.length > 0) yield [number, chunk]
}

type Row = readonly BulkValue[]

type Ids = Awaited<ReturnType<typeof nextIds>>

interface Rows {
  /** The ids the chunk begins at. */
  first: Ids
  ids: ImportedIds[]
  people: Row[]
  families: Row[]
  members: Row[]
  addresses: Row[]
  accounts: Row[]
  index: Row[]
}

interface Context {
  kato: ReadonlyMap<string, KatoEntry>
  since: IsoDate
  /** Number of the chunk's first family in the whole import, for the field of an error. */
  from: number
  chunk: readonly ImportedFamily[]
}

async function prepareRows(call: Call, context: Context, first: Ids): Promise<Rows> {
  const rows: Rows = {
    ...{ first: { ...first }, ids: [], people: [], families: [], members: [] },
    ...{ addresses: [], accounts: [], index: [] }
  }
  const places = new Map<string, string>()
  for (const [number, family] of context.chunk.entries()) {
    const familyId = first.family + number
    const people = family.members.map((_member, place) => first.person + rows.people.length + place)
    rows.ids.push({ familyId, people })
    rows.families.push([familyId, call.now])
    family.members.forEach((member, place) => {
      const field = `families.${context.from + number}.members.${place}`
      addMember(call, rows, { ...context, field, places, familyId, personId: people[place] ?? 0 }, member)
    })
    // Search keys by the hundred are worked out here; the window is answered in between.
    if (number % familiesAtATurn === familiesAtATurn - 1) await turn()
  }
  return rows
}

function addMember(
  call: Call,
  rows: Rows,
  at: Context & { field: string; places: Map<string, string>; familyId: number; personId: number },
  member: ImportedMember
): void {
  const { personId, familyId, since } = at
  const fields = named(at.field, () => personFields(member))
  if (fields.born_on > call.today) throw new OfficeError('date-in-future', { field: `${at.field}.iin` })
  rows.people.push([
    ...[personId, fields.iin, fields.last_name, fields.first_name, fields.middle_name, fields.search_key],
    ...[fields.born_on, fields.sex, fields.phone, fields.disability_group, call.now, call.actor.id]
  ])
  rows.members.push([familyId, personId, member.relation, since])
  const { address } = member
  const { iban } = member
  if (iban != null) rows.accounts.push([personId, named(at.field, () => checkIban(iban, 'iban')), since])
  if (address == null) {
    rows.index.push([personId, indexWords(fields, null)])
    return
  }
  const key = searchKey(address.text)
  const placeKey = at.places.get(address.kato) ?? placeKeyOf(at, address.kato)
  rows.addresses.push([personId, address.kato, address.text, key, since])
  rows.index.push([personId, indexWords(fields, { key, placeKey })])
}

function placeKeyOf(at: Context & { field: string; places: Map<string, string> }, code: string): string {
  mustKnowKato(at.kato, code, `${at.field}.address.kato`)
  const place = placeName(at.kato, code)
  const key = searchKey(`${place.kk} ${place.ru}`)
  at.places.set(code, key)
  return key
}

/** The field of an error inside one person, named from the whole import. */
function named<T>(field: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    throw new OfficeError(error.code, {
      field: `${field}.${error.field ?? ''}`,
      data: error.data,
      cause: error
    })
  }
}

async function refuseTaken(
  tx: WriteConnection,
  chunk: readonly ImportedFamily[],
  from: number
): Promise<void> {
  const iins = new Map<string, string>()
  const ibans = new Map<string, string>()
  const remember = (
    seen: Map<string, string>,
    value: string,
    field: string,
    code: 'iin-taken' | 'iban-taken'
  ): void => {
    if (seen.has(value)) throw new OfficeError(code, { field, data: { name: value, iban: value, id: 0 } })
    seen.set(value, field)
  }
  chunk.forEach((family, number) =>
    family.members.forEach((member, place) => {
      const field = `families.${from + number}.members.${place}`
      remember(iins, member.iin, `${field}.iin`, 'iin-taken')
      if (member.iban != null) remember(ibans, member.iban, `${field}.iban`, 'iban-taken')
    })
  )
  const [iin] = await takenIins(tx, [...iins.keys()])
  if (iin !== undefined)
    throw new OfficeError('iin-taken', { field: iins.get(iin) ?? 'families', data: { name: iin, id: 0 } })
  const [iban] = await takenIbans(tx, [...ibans.keys()])
  if (iban !== undefined)
    throw new OfficeError('iban-taken', { field: ibans.get(iban) ?? 'families', data: { iban } })
}

async function writeRows(tx: WriteConnection, rows: Rows): Promise<void> {
  await insertMany(
    tx,
    'people',
    [
      ...['id', 'iin', 'last_name', 'first_name', 'middle_name', 'search_key'],
      ...['born_on', 'sex', 'phone', 'disability_group', 'created_at', 'created_by']
    ],
    rows.people
  )
  await insertMany(tx, 'families', ['id', 'created_at'], rows.families)
  await insertMany(tx, 'family_members', ['family_id', 'person_id', 'relation', 'since'], rows.members)
  await insertMany(tx, 'addresses', ['person_id', 'kato', 'text', 'address_key', 'since'], rows.addresses)
  await insertMany(tx, 'accounts_iban', ['person_id', 'iban', 'since'], rows.accounts)
  await insertMany(tx, 'people_index', ['rowid', 'words'], rows.index)
}
