import { checkIin } from '@shared/domain/iin'
import type { KatoEntry } from '@shared/domain/kato'
import { searchKey } from '@shared/domain/search-key'
import type { ReadConnection } from '../../database/transaction'
import { mapInTurns } from '../../renewal/in-turns'
import { katoTable } from '../../parameters/classifiers'
import type { CheckedRow, ImportContext, ParsedRow, RowFinding, RowMatch } from '../importer'
import { listRow } from './people-check-families'
import { groupOf } from './people-households'
import { alike, nameKey, type Named } from './people-like'
import {
  candidates,
  earlierRows,
  ibanOwners,
  peopleByIds,
  peopleByIins,
  type Candidate,
  type StoredPerson
} from './people-queries'

type Values = Record<string, string>

/** What the database knows of the people of a piece. */
interface Known {
  /** What two rows of one person have in common, by row. */
  keys: ReadonlyMap<number, readonly string[]>
  today: string
  kato: ReadonlyMap<string, KatoEntry>
  people: ReadonlyMap<string, StoredPerson>
  owners: ReadonlyMap<string, string>
  /** By row. */
  like: ReadonlyMap<number, StoredPerson | undefined>
  earlier: (row: number) => Values
}

const finding = (
  level: RowFinding['level'],
  field: string | null,
  code: string,
  data: RowFinding['data'] = {}
): RowFinding => ({ level, field, code, data })

/** What is stored of a person, by the fields of the list. */
export function storedValues(person: StoredPerson): Values {
  const values: Values = {
    ...{ iin: person.iin, lastName: person.last_name, firstName: person.first_name },
    ...{ bornOn: person.born_on, sex: person.sex }
  }
  if (person.middle_name !== null) values.middleName = person.middle_name
  if (person.phone !== null) values.phone = person.phone
  if (person.disability_group !== null) values.disabilityGroup = person.disability_group
  if (person.kato !== null) values.kato = person.kato
  if (person.address !== null) values.address = person.address
  if (person.iban !== null) values.iban = person.iban
  if (person.relation !== null) values.relation = person.relation
  return values
}

/** Another spelling of a stored name is no change: the stored one stays. */
export function differs(field: string, now: string | undefined, stored: string | undefined): boolean {
  if (now === undefined || now === stored) return false
  const name = field === 'lastName' || field === 'firstName' || field === 'middleName'
  return !(name && stored !== undefined && searchKey(now) === searchKey(stored))
}

export const personFieldIds = [
  ...['lastName', 'firstName', 'middleName', 'phone', 'disabilityGroup', 'kato', 'address', 'iban']
] as const

/** The fields that taking the row would change. */
export function changesOf(
  values: Readonly<Values>,
  person: StoredPerson,
  stored: Readonly<Values>
): string[] {
  const changed: string[] = personFieldIds.filter((field) => differs(field, values[field], stored[field]))
  if (groupOf(values) !== null && person.family_id === null) changed.push('family')
  return changed
}

/** Checks a piece of the file against the rules, the earlier rows and the database. */
export async function checkPeople(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<CheckedRow[]> {
  const understood = await mapInTurns(rows, understand)
  const known = await knownOf(read, understood, context)
  return mapInTurns(understood, (row) => {
    const checked = checkRow(row, known, context)
    listRow(context, checked, known.people.get(row.values.iin ?? '')?.family_id ?? null)
    return checked
  })
}

/** What the IIN says joins what the row says; where they differ, the row is wrong. */
function understand(row: ParsedRow): ParsedRow {
  const { iin, bornOn, sex } = row.values
  if (iin === undefined) return { ...row, values: { ...row.values } }
  const findings = [...row.findings]
  const said = checkIin(iin)
  if (bornOn !== undefined && bornOn !== said.bornOn)
    findings.push(
      finding('error', 'bornOn', 'iin-birth-date-differs', { inIin: said.bornOn, entered: bornOn })
    )
  if (sex !== undefined && sex !== said.sex) findings.push(finding('error', 'sex', 'iin-sex-differs'))
  return { ...row, values: { ...row.values, bornOn: bornOn ?? said.bornOn, sex: sex ?? said.sex }, findings }
}

const isNamed = ({ values }: ParsedRow): boolean =>
  values.lastName !== undefined && values.firstName !== undefined && values.bornOn !== undefined

async function knownOf(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<Known> {
  const { seen, importId, call } = context
  const keys = new Map(await mapInTurns(rows, ({ row, values }) => [row, keysOf(values)] as const))
  const iins = [...new Set(rows.flatMap(({ values }) => values.iin ?? []))]
  const people = new Map((await peopleByIins(read, iins)).map((person) => [person.iin, person]))
  const ibans = [...new Set(rows.flatMap(({ values }) => values.iban ?? []))]
  const owners = new Map((await ibanOwners(read, ibans)).map(({ iban, iin }) => [iban, iin]))
  const strangers = rows.filter((row) => isNamed(row) && !people.has(row.values.iin ?? ''))
  const wanted = await mapInTurns(strangers, ({ row, values }) => ({
    ...{ place: row, bornOn: values.bornOn ?? '', key: nameKey(namedOf(values)) }
  }))
  const like = new Map<number, Candidate[]>()
  for (const candidate of await candidates(read, wanted)) {
    const others = like.get(candidate.place)
    if (others === undefined) like.set(candidate.place, [candidate])
    else others.push(candidate)
  }
  const first = rows[0]?.row ?? 0
  const before = [...keys.values()].flatMap((ofRow) =>
    ofRow.flatMap((key) => {
      const at = seen.get(key)
      return at !== undefined && at < first ? [at] : []
    })
  )
  const earlier = before.length === 0 ? new Map<number, Values>() : await earlierRows(read, importId, before)
  const meant = await mapInTurns(strangers, ({ row, values }) => {
    const other = like.get(row)?.find((one) => alike(namedOf(values), asNamed(one)))
    return other === undefined ? [] : [[row, other.id] as const]
  })
  const others = await peopleByIds(read, [...new Set(meant.flat().map(([, id]) => id))])
  const byId = new Map(others.map((person) => [person.id, person]))
  const here = new Map(rows.map((row) => [row.row, row.values]))
  return {
    ...{ keys, today: call.today, kato: await katoTable(call, read), people, owners },
    like: new Map(meant.flat().map(([row, id]) => [row, byId.get(id)])),
    earlier: (row) => ({ ...(here.get(row) ?? earlier.get(row)) })
  }
}

function namedOf(values: Readonly<Values>): Named {
  return {
    lastName: values.lastName ?? '',
    firstName: values.firstName ?? '',
    middleName: values.middleName ?? null,
    bornOn: values.bornOn ?? '',
    iin: values.iin ?? null
  }
}

/** What two rows of one person have in common. */
function keysOf(values: Readonly<Values>): string[] {
  return [
    ...(values.iin === undefined ? [] : [`iin:${values.iin}`]),
    ...(values.lastName === undefined || values.firstName === undefined || values.bornOn === undefined
      ? []
      : [`name:${nameKey(namedOf(values))}|${values.bornOn}`])
  ]
}

function checkRow(row: ParsedRow, known: Known, context: ImportContext): CheckedRow {
  const { values } = row
  const person = known.people.get(values.iin ?? '')
  const findings = [...row.findings, ...ownFindings(values, known, context)]
  const keys = known.keys.get(row.row) ?? []
  const twins = keys.map((key) => context.seen.get(key))
  for (const key of keys) if (!context.seen.has(key)) context.seen.set(key, row.row)
  const made: Make = (state, match, more = []) => ({
    ...{ row: row.row, values, findings: [...findings, ...more], state, match }
  })

  if (findings.some(({ level }) => level === 'error')) return made('error', null)
  const [byIin, byName] = values.iin === undefined ? [undefined, twins[0]] : twins
  if (byIin !== undefined) return twinOf(byIin, values, known, made)
  if (person !== undefined) {
    const stored = storedValues(person)
    const match: RowMatch = { subject: 'person', id: person.id, how: 'exact', stored }
    return made(changesOf(values, person, stored).length === 0 ? 'same' : 'update', match)
  }
  if (byName !== undefined) return twinOf(byName, values, known, made)
  const other = known.like.get(row.row)
  if (other !== undefined) return likeOf(other, made)
  if (values.iin === undefined) return made('error', null, [finding('error', 'iin', 'field-required')])
  return made('new', null)
}

type Make = (state: CheckedRow['state'], match: RowMatch | null, more?: readonly RowFinding[]) => CheckedRow

function twinOf(twin: number, values: Readonly<Values>, known: Known, made: Make): CheckedRow {
  const stored = known.earlier(twin)
  const code = stored.iin === values.iin ? 'duplicate-in-file' : 'duplicate-like-in-file'
  const match: RowMatch = { subject: 'row', id: twin, how: 'file', stored }
  return made('duplicate', match, [finding('warning', null, code, { row: twin })])
}

const asNamed = (one: Candidate): Named => ({
  ...{ lastName: one.last_name, firstName: one.first_name, middleName: one.middle_name },
  ...{ bornOn: one.born_on, iin: one.iin }
})

/** Shown with all that is stored: what a merge would change has to be seen. */
function likeOf(other: StoredPerson, made: Make): CheckedRow {
  const stored = storedValues(other)
  const { lastName, firstName, middleName, bornOn = '' } = stored
  const name = [lastName, firstName, middleName].filter((part) => part !== undefined).join(' ')
  const match: RowMatch = { subject: 'person', id: other.id, how: 'fuzzy', stored }
  return made('duplicate', match, [finding('warning', null, 'duplicate-like', { name, bornOn })])
}

function ownFindings(values: Values, known: Known, { seen }: ImportContext): RowFinding[] {
  const found: RowFinding[] = []
  if (values.bornOn !== undefined && values.bornOn > known.today)
    found.push(finding('error', 'bornOn', 'date-in-future'))
  if (values.kato !== undefined && !known.kato.has(values.kato))
    found.push(finding('error', 'kato', 'kato-unknown', { code: values.kato }))
  found.push(...addressFindings(values, known.people.get(values.iin ?? '')))
  if (values.iban !== undefined) {
    const owner = known.owners.get(values.iban)
    const [any, own] = [`iban:${values.iban}`, `iban:${values.iban}:${values.iin ?? ''}`]
    if ((owner !== undefined && owner !== values.iin) || (seen.has(any) && !seen.has(own)))
      found.push(finding('error', 'iban', 'iban-taken', { iban: values.iban }))
    seen.set(any, 1).set(own, 1)
  }
  return found
}

/** An address is a place and what stands in it: half of one is left out, unless the other half is stored. */
function addressFindings(values: Values, stored: StoredPerson | undefined): RowFinding[] {
  const { kato, address } = values
  if ((kato === undefined) === (address === undefined)) return []
  if (kato === undefined && stored?.kato != null) {
    values.kato = stored.kato
    return []
  }
  delete values.kato
  delete values.address
  if (kato !== undefined && kato === stored?.kato) return []
  return [finding('warning', kato === undefined ? 'kato' : 'address', 'address-incomplete')]
}
