import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface LocalBenefitRow {
  id: number
  code: string
  version: number
  name_kk: string
  name_ru: string
  kind: 'once' | 'monthly'
  amount_unit: 'tenge' | 'mci'
  amount: string
  ceiling_unit: 'tenge' | 'mci' | 'poverty-line' | 'subsistence-minimum' | null
  ceiling: string | null
  times_a_year: number
  categories: string
  act: string
  valid_from: string
  valid_until: string | null
  entered_by: number
  entered_at: string
}

/** The newest version of a benefit that is valid on a day. */
export function benefitOn(
  read: ReadConnection,
  code: string,
  on: string
): Promise<LocalBenefitRow | undefined> {
  return read.get<LocalBenefitRow>(
    `SELECT id, code, version, name_kk, name_ru, kind, amount_unit, amount, ceiling_unit, ceiling, times_a_year, categories, act,
       valid_from, valid_until, entered_by, entered_at
     FROM local_benefits WHERE code = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?)
     ORDER BY version DESC LIMIT 1`,
    [code, on, on]
  )
}

export interface LocalBenefitListed extends LocalBenefitRow {
  entered_name: string
  used_by: number
}

// How many decisions rest on the version: its number stands frozen in their facts.
const listed = `SELECT b.id, b.code, b.version, b.name_kk, b.name_ru, b.kind, b.amount_unit, b.amount, b.ceiling_unit, b.ceiling,
    b.times_a_year, b.categories, b.act, b.valid_from, b.valid_until, b.entered_by, b.entered_at, u.name AS entered_name,
    (SELECT count(*) FROM decisions d WHERE d.programme = 'local' AND d.benefit = b.code
      AND json_extract(d.facts, '$.asked.benefitVersion') = CAST(b.version AS TEXT)) AS used_by
  FROM local_benefits b JOIN users u ON u.id = b.entered_by`

/** Every version of every benefit, the newest of a code first. */
export function benefitVersions(read: ReadConnection): Promise<LocalBenefitListed[]> {
  return read.all<LocalBenefitListed>(`${listed} ORDER BY b.code, b.version DESC`)
}

/** Of each code the newest version that is valid on a day. */
export function benefitsOn(read: ReadConnection, on: string): Promise<LocalBenefitListed[]> {
  return read.all<LocalBenefitListed>(
    `${listed} WHERE b.version = (SELECT max(n.version) FROM local_benefits n
       WHERE n.code = b.code AND n.valid_from <= ? AND (n.valid_until IS NULL OR n.valid_until >= ?)) ORDER BY b.code`,
    [on, on]
  )
}

/** Of each code the newest version, valid or not yet. */
export function newestBenefits(read: ReadConnection): Promise<LocalBenefitListed[]> {
  return read.all<LocalBenefitListed>(
    `${listed} WHERE b.version = (SELECT max(n.version) FROM local_benefits n WHERE n.code = b.code) ORDER BY b.code`
  )
}

export function newestVersion(
  read: ReadConnection,
  code: string
): Promise<{ version: number | null } | undefined> {
  return read.get<{ version: number | null }>(
    'SELECT max(version) AS version FROM local_benefits WHERE code = ?',
    [code]
  )
}

export function benefitById(read: ReadConnection, id: number): Promise<LocalBenefitListed | undefined> {
  return read.get<LocalBenefitListed>(`${listed} WHERE b.id = ?`, [id])
}

export async function insertBenefit(tx: WriteConnection, row: Omit<LocalBenefitRow, 'id'>): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO local_benefits (code, version, name_kk, name_ru, kind, amount_unit, amount, ceiling_unit, ceiling, times_a_year,
       categories, act, valid_from, valid_until, entered_by, entered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.code,
      row.version,
      row.name_kk,
      row.name_ru,
      row.kind,
      row.amount_unit,
      row.amount,
      row.ceiling_unit,
      row.ceiling,
      row.times_a_year,
      row.categories,
      row.act,
      row.valid_from,
      row.valid_until,
      row.entered_by,
      row.entered_at
    ]
  )
  return lastId
}
