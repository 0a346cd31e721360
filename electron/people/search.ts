import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { katoTable } from '../parameters/classifiers'
import { matchOf } from './match'
import { findIds, peoplePage, peopleRows, type PersonListRow } from './list-queries'
import { viewListRow } from './views'

const byName: Keyset = {
  name: 'people',
  columns: [
    { column: 'p.search_key', kind: 'text' },
    { column: 'p.id', kind: 'integer' }
  ]
}
const defaultPage = 50
// Up to so many matches are sorted by name; a broader search comes in the order of entry, page by page.
const sortable = 500

/** People by name, or those whose name, IIN, phone or address have words that begin as typed. */
export async function searchPeople(
  call: Call,
  input: ParsedInputOf<'people.search'>
): Promise<OutputOf<'people.search'>> {
  const match = matchOf(input.text ?? '')
  return call.read(async (read) => {
    const found =
      match === '' && (input.text ?? '').trim() === ''
        ? await listAll(read, input)
        : await findMatching(read, match, input)
    const kato = await katoTable(call, read)
    const locale = call.session.user?.locale ?? call.session.locale
    return { ...found, rows: found.rows.map((row) => viewListRow(row, kato, locale)) }
  })
}

interface Found {
  rows: PersonListRow[]
  next: string | null
  total: number | null
}

async function listAll(read: ReadConnection, input: ParsedInputOf<'people.search'>): Promise<Found> {
  const request = { cursor: input.cursor, limit: input.limit ?? defaultPage }
  const rows = await peoplePage(read, keysetQuery(byName, request))
  return { ...keysetPage(byName, request, rows, (row) => [row.search_key, row.id]), total: null }
}

async function findMatching(
  read: ReadConnection,
  match: string,
  input: ParsedInputOf<'people.search'>
): Promise<Found> {
  // Words of nothing but signs match nobody; an empty MATCH would be an error.
  if (match === '') return { rows: [], next: null, total: 0 }
  const limit = input.limit ?? defaultPage
  const cursor = parseCursor(input.cursor)
  const ids = await findIds(read, match, cursor.kind === 'id' ? cursor.after : 0, sortable + 1)
  if (cursor.kind !== 'id' && ids.length <= sortable) {
    const rows = await peopleRows(read, ids)
    rows.sort((a, b) => (a.search_key === b.search_key ? a.id - b.id : a.search_key < b.search_key ? -1 : 1))
    const from = cursor.kind === 'place' ? cursor.from : 0
    const page = rows.slice(from, from + limit)
    return {
      rows: page,
      next: from + limit < rows.length ? `place.${from + limit}` : null,
      total: rows.length
    }
  }
  const page = ids.slice(0, limit)
  const rows = (await peopleRows(read, page)).sort((a, b) => a.id - b.id)
  return { rows, next: ids.length > limit ? `id.${page.at(-1)}` : null, total: null }
}

type Cursor = { kind: 'start' } | { kind: 'place'; from: number } | { kind: 'id'; after: number }

function parseCursor(text: string | undefined): Cursor {
  if (text === undefined) return { kind: 'start' }
  const match = /^(place|id)\.(\d{1,12})$/.exec(text)
  if (match === null) throw new OfficeError('input-invalid', { field: 'cursor' })
  return match[1] === 'place'
    ? { kind: 'place', from: Number(match[2]) }
    : { kind: 'id', after: Number(match[2]) }
}
