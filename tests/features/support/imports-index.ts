import { expect } from 'vitest'
import { searchKey } from '@shared/domain/search-key'
import { withSql } from './play'

/** The search index holds every person under what they are called now, and nobody else. */
export async function verifyIndex(folder: string): Promise<void> {
  const found = await withSql(folder, async (sql) => {
    const people = await sql.all<{ id: number; last_name: string; iin: string }>(
      'SELECT id, last_name, iin FROM people ORDER BY id'
    )
    const rows = await sql.all<{ rowid: number }>('SELECT rowid FROM people_index ORDER BY rowid')
    const byWords: number[][] = []
    for (const { last_name: last, iin } of people) {
      const match = [...searchKey(last).split(' '), iin].map((word) => `"${word}"`).join(' AND ')
      const hits = await sql.all<{ rowid: number }>(
        'SELECT rowid FROM people_index WHERE people_index MATCH ?',
        [match]
      )
      byWords.push(hits.map(({ rowid }) => rowid))
    }
    return { ids: people.map(({ id }) => id), rows: rows.map(({ rowid }) => rowid), byWords }
  })
  expect(found.rows).toEqual(found.ids)
  expect(found.byWords).toEqual(found.ids.map((id) => [id]))
}
