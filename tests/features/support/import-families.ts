import { withSql } from './play'

/** Every family of the office as its people with their relations, in an order of their own: numbers and dates do not count. */
export async function familiesOf(folder: string): Promise<string[][]> {
  const rows = await withSql(folder, (sql) =>
    sql.all<{ family: number; iin: string; relation: string }>(
      `SELECT m.family_id AS family, p.iin, m.relation FROM family_members m JOIN people p ON p.id = m.person_id WHERE m.until IS NULL`
    )
  )
  const families = new Map<number, string[]>()
  for (const { family, iin, relation } of rows)
    families.set(family, [...(families.get(family) ?? []), `${iin} ${relation}`].sort())
  return [...families.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1))
}
