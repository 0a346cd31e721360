import type { ReadConnection, WriteConnection } from '../../database/transaction'

export interface OwnPlace {
  rowid: number
  code: string
  name_kk: string
  name_ru: string
  entered_at: string
}

/** The office's own rows of these codes, by code. */
export async function ownPlaces(
  read: ReadConnection,
  codes: readonly string[]
): Promise<ReadonlyMap<string, OwnPlace>> {
  const rows = await read.all<OwnPlace>(
    'SELECT rowid, code, name_kk, name_ru, entered_at FROM kato WHERE code IN (SELECT value FROM json_each(?))',
    [JSON.stringify(codes)]
  )
  return new Map(rows.map((row) => [row.code, row]))
}

/** Enters or renames many places at once. */
export async function savePlaces(
  tx: WriteConnection,
  rows: readonly { code: string; nameKk: string; nameRu: string }[],
  at: string
): Promise<void> {
  await tx.run(
    `INSERT INTO kato (code, name_kk, name_ru, entered_at) SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM jsonb_each(?) WHERE true
     ON CONFLICT (code) DO UPDATE SET name_kk = excluded.name_kk, name_ru = excluded.name_ru, entered_at = excluded.entered_at`,
    [at, JSON.stringify(rows.map(({ code, nameKk, nameRu }) => [code, nameKk, nameRu]))]
  )
}

/** Codes that an import brought in. */
export async function codesMade(read: ReadConnection, importId: number): Promise<string[]> {
  const rows = await read.all<{ code: string }>(
    `SELECT k.code FROM import_effects e JOIN kato k ON k.rowid = e.subject_id
     WHERE e.import_id = ? AND e.subject = 'kato' AND e.before IS NULL ORDER BY k.code`,
    [importId]
  )
  return rows.map(({ code }) => code)
}

/** The first of these codes that stands in an address. */
export async function codeInUse(read: ReadConnection, codes: readonly string[]): Promise<string | null> {
  const places = [
    'office',
    'addresses',
    'cases',
    'places',
    'round_lines',
    'renewal_rows',
    'payment_list_lines'
  ]
  const used = places.map((table) => `SELECT kato FROM ${table}`).join(' UNION ')
  const row = await read.get<{ code: string }>(
    `SELECT g.value AS code FROM json_each(?) g WHERE g.value IN (${used}) ORDER BY g.value LIMIT 1`,
    [JSON.stringify(codes)]
  )
  return row?.code ?? null
}
