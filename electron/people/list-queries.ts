import { sql } from 'kysely'
import { openStates } from '@shared/contract/cases'
import { constant, kyselyFor } from '../database/dialect'
import type { KeysetQuery } from '../database/keyset'
import { typedPage } from '../database/keyset-query'
import type { Tables } from '../database/tables'
import type { ReadConnection } from '../database/transaction'

export type PersonListRow = Awaited<ReturnType<typeof peoplePage>>[number]

/** People with what a row of a list shows: address, family, the latest open case. */
function peopleList(read: ReadConnection) {
  return kyselyFor<Tables>(read)
    .selectFrom('people as p')
    .leftJoin('addresses as a', (join) => join.onRef('a.person_id', '=', 'p.id').on('a.until', 'is', null))
    .leftJoin('family_members as f', (join) =>
      join.onRef('f.person_id', '=', 'p.id').on('f.until', 'is', null)
    )
    .leftJoin('cases as c', (join) =>
      join.on('c.id', '=', (eb) =>
        eb
          .selectFrom('cases as o')
          .whereRef('o.family_id', '=', 'f.family_id')
          .where('o.state', 'in', openStates.map(constant))
          .select((open) => open.fn.max('o.id').as('id'))
      )
    )
    .select([
      'p.id',
      'p.iin',
      'p.last_name',
      'p.first_name',
      'p.middle_name',
      'p.search_key',
      'p.born_on',
      'p.phone'
    ])
    .select(['a.kato as address_kato', 'a.text as address_text', 'f.family_id'])
    .select(['c.id as case_id', 'c.number as case_number', 'c.state as case_state'])
    .select((eb) =>
      eb
        .selectFrom('family_members as m')
        .whereRef('m.family_id', '=', 'f.family_id')
        .where('m.until', 'is', null)
        .select((members) => members.fn.countAll<number>().as('size'))
        .$asScalar()
        .as('family_size')
    )
}

/** A page of all people by name. */
export function peoplePage(read: ReadConnection, page: KeysetQuery) {
  const { from, order, limit } = typedPage(page)
  return peopleList(read).where(from).orderBy(order).limit(limit).execute()
}

export function peopleRows(read: ReadConnection, ids: readonly number[]): Promise<PersonListRow[]> {
  return peopleList(read)
    .where('p.id', 'in', sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute()
}

/** Ids that the index finds, in the order of entry, after a given id. */
export async function findIds(
  read: ReadConnection,
  match: string,
  after: number,
  limit: number
): Promise<number[]> {
  const rows = await read.all<{ id: number }>(
    'SELECT rowid AS id FROM people_index WHERE people_index MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?',
    [match, after, limit]
  )
  return rows.map((row) => row.id)
}
