import { insertMany } from '../database/bulk'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface DeclarationRow {
  id: number
  family_id: number
  quarter: string
  source: string
  declared_on: string
  entered_by: string
  entered_at: string
}

/** The newest declaration of a family for a quarter. */
export function declarationOf(
  read: ReadConnection,
  familyId: number,
  quarter: string
): Promise<DeclarationRow | undefined> {
  return read.get<DeclarationRow>(
    `SELECT d.id, d.family_id, d.quarter, d.source, d.declared_on, u.name AS entered_by, d.entered_at
     FROM income_declarations d JOIN users u ON u.id = d.entered_by
     WHERE d.family_id = ? AND d.quarter = ? AND d.superseded_by IS NULL`,
    [familyId, quarter]
  )
}

export interface DeclaredRow {
  person_id: number
  kind: string
  month: string | null
  amount: number
  document: string
}

export function declaredIncomes(read: ReadConnection, declarationId: number): Promise<DeclaredRow[]> {
  return read.all<DeclaredRow>(
    'SELECT person_id, kind, month, amount, document FROM declared_incomes WHERE declaration_id = ? ORDER BY id',
    [declarationId]
  )
}

/** Whether there is such a family, and who belongs to it or did within a quarter. */
export function membersIn(
  read: ReadConnection,
  familyId: number,
  span: { from: string; until: string }
): Promise<{ person_id: number }[]> {
  return read.all(
    `SELECT DISTINCT person_id FROM family_members WHERE family_id = ? AND since <= ? AND (until IS NULL OR until >= ?)`,
    [familyId, span.until, span.from]
  )
}

export async function familyExists(read: ReadConnection, id: number): Promise<boolean> {
  return (await read.get('SELECT id FROM families WHERE id = ?', [id])) !== undefined
}

export interface NewDeclaration {
  familyId: number
  incomes: readonly DeclaredRow[]
}

/** What was written of declarations: in the order given, with the one each took the place of. */
export interface WrittenDeclaration {
  id: number
  former: number | null
  /** The first of its incomes; the others follow. */
  firstIncome: number
}

/** Declarations of many families for a quarter; each takes the place of the one before it. */
export async function insertDeclarations(
  tx: WriteConnection,
  common: { quarter: string; source: string; on: string; by: number; at: string },
  declarations: readonly NewDeclaration[]
): Promise<WrittenDeclaration[]> {
  const families = JSON.stringify(declarations.map(({ familyId }) => familyId))
  const first =
    (await tx.get<{ id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM income_declarations'))?.id ?? 1
  // A former one names the new one before that is there: the key is checked at the end of the statement only.
  const former = await tx.all<{ id: number; family_id: number }>(
    `SELECT id, family_id FROM income_declarations WHERE quarter = ? AND superseded_by IS NULL
       AND family_id IN (SELECT value FROM json_each(?))`,
    [common.quarter, families]
  )
  const places = new Map(declarations.map(({ familyId }, place) => [familyId, first + place]))
  // Two steps round the index of one standing declaration: the former gives way to itself, then names its successor.
  await tx.run(
    'UPDATE income_declarations SET superseded_by = id WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(former.map(({ id }) => id))]
  )
  await insertMany(
    tx,
    'income_declarations',
    ['id', 'family_id', 'quarter', 'source', 'declared_on', 'entered_by', 'entered_at'],
    declarations.map(({ familyId }, place) => [
      ...[first + place, familyId, common.quarter, common.source, common.on, common.by, common.at]
    ])
  )
  await tx.run(
    `UPDATE income_declarations SET superseded_by = g.next
     FROM (SELECT value ->> 0 AS id, value ->> 1 AS next FROM json_each(?)) AS g WHERE income_declarations.id = g.id`,
    [JSON.stringify(former.map(({ id, family_id: family }) => [id, places.get(family) ?? 0]))]
  )
  const firsts = await insertIncomes(
    tx,
    declarations.map(({ incomes }, place) => ({ declarationId: first + place, incomes }))
  )
  const formers = new Map(former.map(({ id, family_id: family }) => [family, id]))
  return declarations.map(({ familyId }, place) => ({
    id: first + place,
    former: formers.get(familyId) ?? null,
    firstIncome: firsts[place] ?? 0
  }))
}

/** Incomes of declarations; answers the number of the first of each. */
export async function insertIncomes(
  tx: WriteConnection,
  of: readonly { declarationId: number; incomes: readonly DeclaredRow[] }[]
): Promise<number[]> {
  const next = await tx.get<{ id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM declared_incomes')
  let id = next?.id ?? 1
  const firsts: number[] = []
  const rows = of.flatMap(({ declarationId, incomes }) => {
    firsts.push(id)
    return incomes.map((income) => [
      ...[id++, declarationId, income.person_id, income.kind, income.month, income.amount, income.document]
    ])
  })
  await insertMany(
    tx,
    'declared_incomes',
    ['id', 'declaration_id', 'person_id', 'kind', 'month', 'amount', 'document'],
    rows
  )
  return firsts
}

/** People by IIN with the family they belong to, or belonged to last within a quarter. */
export function familiesByIins(
  read: ReadConnection,
  iins: readonly string[],
  span: { from: string; until: string }
): Promise<{ iin: string; person_id: number; family_id: number | null }[]> {
  return read.all(
    `SELECT p.iin, p.id AS person_id, (SELECT m.family_id FROM family_members m WHERE m.person_id = p.id AND m.since <= ?
       AND (m.until IS NULL OR m.until >= ?) ORDER BY m.until IS NOT NULL, m.since DESC LIMIT 1) AS family_id
     FROM people p WHERE p.iin IN (SELECT value FROM json_each(?))`,
    [span.until, span.from, JSON.stringify(iins)]
  )
}

/** What families declared last for a quarter. */
export function standingIncomes(
  read: ReadConnection,
  quarter: string,
  familyIds: readonly number[]
): Promise<
  { family_id: number; person_id: number | null; kind: string; month: string | null; amount: number }[]
> {
  return read.all(
    `SELECT d.family_id, i.person_id, i.kind, i.month, i.amount FROM income_declarations d
     LEFT JOIN declared_incomes i ON i.declaration_id = d.id
     WHERE d.quarter = ? AND d.superseded_by IS NULL AND d.family_id IN (SELECT value FROM json_each(?)) ORDER BY i.id`,
    [quarter, JSON.stringify(familyIds)]
  )
}
