import type { ParameterUnit, ParameterValue } from '@shared/parameters/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface ParameterRow {
  id: number
  name: string
  value: string
  unit: ParameterUnit
  valid_from: string
  valid_until: string | null
  region: string | null
  variant: string | null
  act: string
  entered_by: string
  entered_at: string
  superseded_by: number | null
  used_by: number
}

const select = `SELECT p.id, p.name, p.value, p.unit, p.valid_from, p.valid_until, p.region, p.variant, p.act, u.name AS entered_by,
  p.entered_at, p.superseded_by, (SELECT count(*) FROM decision_parameters d WHERE d.parameter_id = p.id) AS used_by
  FROM parameters p JOIN users u ON u.id = p.entered_by`

/** What the book needs of an office value; counting its uses would cost more with every decision. */
export type OfficeValueRow = Omit<ParameterRow, 'entered_by' | 'entered_at' | 'superseded_by' | 'used_by'>

/** The office's values in force, for the book. */
export function officeValues(read: ReadConnection): Promise<OfficeValueRow[]> {
  return read.all<OfficeValueRow>(
    `SELECT id, name, value, unit, valid_from, valid_until, region, variant, act FROM parameters
     WHERE superseded_by IS NULL ORDER BY name, valid_from, id`
  )
}

/** Values the office entered and that are in force (not superseded), with who entered them and how many decisions used them. */
export function officeParameters(read: ReadConnection): Promise<ParameterRow[]> {
  return read.all<ParameterRow>(`${select} WHERE p.superseded_by IS NULL ORDER BY p.name, p.valid_from, p.id`)
}

/** All values ever entered, newest first. */
export function parameterHistory(read: ReadConnection): Promise<ParameterRow[]> {
  return read.all<ParameterRow>(`${select} ORDER BY p.name, p.valid_from DESC, p.id DESC`)
}

export function parameterById(read: ReadConnection, id: number): Promise<ParameterRow | undefined> {
  return read.get<ParameterRow>(`${select} WHERE p.id = ?`, [id])
}

export function currentParameterAt(
  read: ReadConnection,
  key: { name: string; region: string | null; variant: string | null; from: string }
): Promise<ParameterRow | undefined> {
  return read.get<ParameterRow>(
    `${select} WHERE p.superseded_by IS NULL AND p.name = ? AND coalesce(p.region, '') = ? AND coalesce(p.variant, '') = ? AND p.valid_from = ?`,
    [key.name, key.region ?? '', key.variant ?? '', key.from]
  )
}

/** Points the old row at its successor; its figures are never changed. */
export async function supersede(tx: WriteConnection, oldId: number, newId: number): Promise<void> {
  await tx.run('UPDATE parameters SET superseded_by = ? WHERE id = ?', [newId, oldId])
}

export async function insertParameter(
  tx: WriteConnection,
  value: ParameterValue,
  entered: { by: number; at: string; supersededBy: number | null }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO parameters (name, value, unit, valid_from, valid_until, region, variant, act, entered_by, entered_at, superseded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      value.name,
      value.value,
      value.unit,
      value.from,
      value.until,
      value.region,
      value.variant,
      value.act,
      entered.by,
      entered.at,
      entered.supersededBy
    ]
  )
  return lastId
}

export async function makeCurrent(tx: WriteConnection, id: number): Promise<void> {
  await tx.run('UPDATE parameters SET superseded_by = NULL WHERE id = ?', [id])
}

export interface HolidayRow {
  date: string
  kind: 'holiday' | 'transfer-off' | 'working-weekend' | 'none'
  name_kk: string
  name_ru: string
}

export function ownHolidays(read: ReadConnection): Promise<HolidayRow[]> {
  return read.all<HolidayRow>('SELECT date, kind, name_kk, name_ru FROM holidays ORDER BY date')
}

export async function saveHoliday(
  tx: WriteConnection,
  day: HolidayRow,
  entered: { by: number; at: string }
): Promise<void> {
  await tx.run(
    `INSERT INTO holidays (date, kind, name_kk, name_ru, entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (date) DO UPDATE SET kind = excluded.kind, name_kk = excluded.name_kk, name_ru = excluded.name_ru,
       entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    [day.date, day.kind, day.name_kk, day.name_ru, entered.by, entered.at]
  )
}

export function ownKato(read: ReadConnection): Promise<{ code: string; name_kk: string; name_ru: string }[]> {
  return read.all('SELECT code, name_kk, name_ru FROM kato ORDER BY code')
}

/** Changes with every change of the office's own places; `null` while it has none. */
export async function ownKatoStamp(read: ReadConnection): Promise<string | null> {
  const row = await read.get<{ stamp: string | null }>(
    `SELECT count(*) || ' ' || max(entered_at) || ' ' || sum(length(name_kk)) || ' ' || sum(length(name_ru)) AS stamp
     FROM kato`
  )
  return row?.stamp ?? null
}

export async function saveKatoRow(
  tx: WriteConnection,
  row: { code: string; nameKk: string; nameRu: string },
  at: string
): Promise<void> {
  await tx.run(
    `INSERT INTO kato (code, name_kk, name_ru, entered_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (code) DO UPDATE SET name_kk = excluded.name_kk, name_ru = excluded.name_ru, entered_at = excluded.entered_at`,
    [row.code, row.nameKk, row.nameRu, at]
  )
}
