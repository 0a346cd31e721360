import { searchKey } from '@shared/domain/search-key'
import { categoriesKind } from '@shared/imports/kinds-categories'
import type { BulkValue } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { insertList } from '../../distribution/rounds/marks-queries'
import { fullName } from '../../people/queries'
import { mapInTurns } from '../../renewal/in-turns'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  ParsedRow,
  RowFinding,
  RowMatch,
  TakenRow
} from '../importer'
import { sourceOf } from '../queries'
import {
  endMarks,
  insertMarks,
  insertMembers,
  listByName,
  listsOfPeople,
  markedPeople,
  marksOfPeople,
  nextMarkIds,
  setDisabilities,
  type MarkedPerson,
  type StoredMark
} from './categories-queries'

/** Lists of a category: disability goes to the person, other categories are dated marks, the rest are lists by name. */
export const categoriesImporter: Importer = {
  kind: 'categories',
  description: categoriesKind,
  check: async (read, rows, context) => {
    const known = await knownOf(read, rows)
    return mapInTurns(rows, (row) => checkRow(row, known, context))
  },
  write: writeCategories
}

type Values = Readonly<Record<string, string>>

interface Known {
  people: ReadonlyMap<string, MarkedPerson>
  marks: ReadonlyMap<string, readonly StoredMark[]>
  lists: ReadonlySet<string>
}

async function knownOf(read: ReadConnection, rows: readonly ParsedRow[]): Promise<Known> {
  const iins = [...new Set(rows.flatMap(({ values }) => values.iin ?? []))]
  const people = await markedPeople(read, iins)
  const ids = people.map(({ id }) => id)
  const marks = new Map<string, StoredMark[]>()
  for (const mark of await marksOfPeople(read, ids)) {
    const key = `${mark.person_id}:${mark.mark}`
    marks.set(key, [...(marks.get(key) ?? []), mark])
  }
  const lists = new Set((await listsOfPeople(read, ids)).map(({ person_id: id, name }) => `${id}:${name}`))
  return { people: new Map(people.map((person) => [person.iin, person])), marks, lists }
}

const groupOf = (category: string | undefined): string | null =>
  category?.startsWith('disability-') === true ? category.slice('disability-'.length) : null

/** The disability group a row leaves a person with: none once it has ended, but another that holds now stays. */
function groupAfter(values: Values, now: string | null, today: string): string | null {
  const group = groupOf(values.category)
  if (values.until === undefined || values.until >= today) return group
  return now === group ? null : now
}

const sinceOf = (values: Values, { options, call }: ImportContext): string =>
  values.since ?? options.validFrom ?? call.today

const finding = (
  level: RowFinding['level'],
  field: string | null,
  code: string,
  data: RowFinding['data'] = {}
): RowFinding => ({ level, field, code, data })

function checkRow(row: ParsedRow, known: Known, context: ImportContext): CheckedRow {
  const { values } = row
  const person = known.people.get(values.iin ?? '')
  const findings = [...row.findings, ...wrongs(values, person, context)]
  const refused: CheckedRow = { ...row, findings, state: 'error', match: null }
  if (person === undefined || findings.some(({ level }) => level === 'error')) return refused
  const key = `${values.iin ?? ''}|${groupOf(values.category) === null ? (values.category ?? '') : 'disability'}|${values.list ?? ''}`
  const twin = context.seen.get(key)
  if (twin !== undefined && twin !== row.row) {
    const match: RowMatch = { subject: 'row', id: twin, how: 'file', stored: { iin: person.iin } }
    const more = finding('warning', null, 'duplicate-in-file', { row: twin })
    return { ...row, findings: [...findings, more], state: 'duplicate', match }
  }
  context.seen.set(key, row.row)
  const { state, stored } = standing(values, person, known, context)
  if (state === 'overlap')
    return { ...refused, findings: [...findings, finding('error', 'since', 'mark-overlaps')] }
  const match: RowMatch = {
    ...{ subject: 'person', id: person.id, how: 'exact' as const },
    stored: { iin: person.iin, fullName: fullName(person), ...stored }
  }
  return { ...row, findings, state, match }
}

function wrongs(values: Values, person: MarkedPerson | undefined, context: ImportContext): RowFinding[] {
  const { iin, fullName: name, until } = values
  if (iin === undefined) return []
  if (person === undefined) return [finding('error', 'iin', 'iin-unknown', { iin })]
  const found: RowFinding[] = []
  const since = sinceOf(values, context)
  if (since > context.call.today) found.push(finding('error', 'since', 'date-in-future'))
  if (until !== undefined && until < since) found.push(finding('error', 'until', 'date-order'))
  const stored = searchKey(fullName(person)).split(' ')
  if (
    name !== undefined &&
    !searchKey(name)
      .split(' ')
      .some((word) => stored.includes(word))
  )
    found.push(finding('error', 'fullName', 'name-differs', { name: fullName(person) }))
  return found
}

interface Standing {
  state: 'new' | 'update' | 'same' | 'overlap'
  stored: Record<string, string>
}

function standing(values: Values, person: MarkedPerson, known: Known, context: ImportContext): Standing {
  const { category, list } = values
  const onList = list === undefined || known.lists.has(`${person.id}:${list}`)
  const mark = category === undefined ? null : categoryStanding(values, category, person, known, context)
  if (mark === null) return { state: onList ? 'same' : 'new', stored: onList ? { list: list ?? '' } : {} }
  return mark.state === 'same' && !onList ? { ...mark, state: 'update' } : mark
}

function categoryStanding(
  values: Values,
  category: string,
  person: MarkedPerson,
  known: Known,
  context: ImportContext
): Standing {
  if (groupOf(category) !== null) {
    const now = person.disability_group
    const stored = now === null ? {} : { category: `disability-${now}` }
    if (now === groupAfter(values, now, context.call.today)) return { state: 'same', stored }
    return { state: now === null ? 'new' : 'update', stored }
  }
  const marks = known.marks.get(`${person.id}:${category}`) ?? []
  const since = sinceOf(values, context)
  const until = values.until ?? null
  const running = marks.find((mark) => mark.until === null)
  const shown = (mark: StoredMark): Record<string, string> => ({
    ...{ category, since: mark.since },
    ...(mark.until === null ? {} : { until: mark.until })
  })
  if (running !== undefined && until === null) return { state: 'same', stored: shown(running) }
  const equal = marks.find(
    (mark) => mark.until === until && (mark.since === since || values.since === undefined)
  )
  if (equal !== undefined) return { state: 'same', stored: shown(equal) }
  if (running !== undefined && until !== null && until >= running.since)
    return { state: 'update', stored: shown(running) }
  const overlaps = marks.some((mark) => mark.since <= (until ?? '9999') && (mark.until ?? '9999') >= since)
  return { state: overlaps ? 'overlap' : 'new', stored: {} }
}

interface Writing {
  context: ImportContext
  effects: Effects
  source: string
  ids: { mark: number; member: number }
  marks: BulkValue[][]
  ended: BulkValue[][]
  groups: BulkValue[][]
  members: BulkValue[][]
}

async function writeCategories(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const known = await knownOf(tx, rows)
  const source = context.options.act ?? (await sourceOf(tx, context.importId))
  const writing: Writing = {
    ...{ context, effects, source, ids: await nextMarkIds(tx) },
    ...{ marks: [], ended: [], groups: [], members: [] }
  }
  const lists = await listsFor(tx, rows, writing)
  for (const row of rows) {
    const person = known.people.get(row.values.iin ?? '')
    if (person === undefined) continue
    if (row.values.category !== undefined) writeCategory(row, row.values.category, person, known, writing)
    const listId = lists.get(row.values.list ?? '')
    if (listId !== undefined && !known.lists.has(`${person.id}:${row.values.list ?? ''}`)) {
      writing.members.push([writing.ids.member, listId, person.id])
      effects.created(row.row, 'people_list_members', writing.ids.member)
      writing.ids.member += 1
    }
  }
  await insertMarks(tx, writing.marks)
  await endMarks(tx, writing.ended)
  await setDisabilities(tx, writing.groups)
  await insertMembers(tx, writing.members)
}

/** Lists by name; one that is not there yet is made. */
async function listsFor(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  { context, effects, source }: Writing
): Promise<Map<string, number>> {
  const lists = new Map<string, number>()
  for (const { row, values } of rows) {
    const { list } = values
    if (list === undefined || lists.has(list)) continue
    const known = await listByName(tx, list)
    const { actor, now } = context.call
    const id = known ?? (await insertList(tx, { name: list, source, at: now, by: actor.id }))
    if (known === null) effects.created(row, 'people_lists', id)
    lists.set(list, id)
  }
  return lists
}

function writeCategory(
  { row, values }: TakenRow,
  category: string,
  person: MarkedPerson,
  known: Known,
  writing: Writing
): void {
  const { context, effects, ids } = writing
  const { state } = categoryStanding(values, category, person, known, context)
  if (state === 'same' || state === 'overlap') return
  if (groupOf(category) !== null) {
    effects.changed(row, 'people', person.id, { disability_group: person.disability_group })
    const group = groupAfter(values, person.disability_group, context.call.today)
    writing.groups.push([person.id, group, person.revision + 1])
    return
  }
  const running = (known.marks.get(`${person.id}:${category}`) ?? []).find((mark) => mark.until === null)
  if (state === 'update' && running !== undefined) {
    effects.changed(row, 'person_marks', running.id, { until: null })
    writing.ended.push([running.id, values.until ?? null])
    return
  }
  const { actor, now } = context.call
  writing.marks.push([
    ...[ids.mark, person.id, category, sinceOf(values, context), values.until ?? null],
    ...[writing.source, actor.id, now]
  ])
  effects.created(row, 'person_marks', ids.mark)
  ids.mark += 1
}
