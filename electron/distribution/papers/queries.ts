import type { RoundPaperKind } from '../../documents/round/round-data'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

/** The lines of one village at one point. */
export interface SheetRow {
  place_id: number
  kato: string
  lines: number
  units: number
}

/** The sheets of a round's list, of one point or of all. */
export function sheetsOf(read: ReadConnection, roundId: number, placeId: number | null): Promise<SheetRow[]> {
  return read.all<SheetRow>(
    `SELECT place_id, kato, count(*) AS lines, sum(quantity) AS units FROM round_lines
     WHERE round_id = ? AND place_id = coalesce(?, place_id) GROUP BY place_id, kato`,
    [roundId, placeId]
  )
}

/**
 * The next lines of a sheet as one JSON text: the database makes it beside the main thread, and only the worker that
 * draws them makes objects of them. The order of values is that of `LineOnPaper`.
 */
export async function sheetLines(
  read: ReadConnection,
  sheet: { roundId: number; placeId: number; kato: string },
  after: number,
  limit: number
): Promise<{ text: string; lines: number; last: number }> {
  const row = await read.get<{ text: string; lines: number; last: number | null }>(
    `SELECT json_group_array(json_array(number, full_name, iin_tail, family_size, quantity, slot_day, slot_time)
         ORDER BY number) AS text, count(*) AS lines, max(number) AS last
     FROM (SELECT * FROM round_lines WHERE round_id = ? AND place_id = ? AND kato = ? AND number > ?
       ORDER BY number LIMIT ?)`,
    [sheet.roundId, sheet.placeId, sheet.kato, after, limit]
  )
  return { text: row?.text ?? '[]', lines: row?.lines ?? 0, last: row?.last ?? after }
}

/** Units of a round that are on their way to each place. */
export function onTheWay(
  read: ReadConnection,
  round: { id: number; wareId: number }
): Promise<{ place_id: number; quantity: number }[]> {
  return read.all(
    `SELECT t.to_place_id AS place_id, sum(s.on_hand) AS quantity FROM transfers t
     JOIN stock_ledger s ON s.movement_id = t.sent_id AND s.on_hand > 0 AND s.ware_id = ?
     WHERE t.round_id = ? AND t.arrived_id IS NULL AND t.recalled_id IS NULL GROUP BY t.to_place_id`,
    [round.wareId, round.id]
  )
}

export interface ContentRow {
  name_kk: string
  name_ru: string
  unit: 'piece' | 'pair' | 'pack' | 'g' | 'ml'
  quantity: number
}

/** What one kit of a ware holds; nothing for an item. */
export function contentsOf(read: ReadConnection, wareId: number): Promise<ContentRow[]> {
  return read.all<ContentRow>(
    `SELECT i.name_kk, i.name_ru, i.unit, c.quantity FROM wares w
     JOIN kit_version_items c ON c.kit_version_id = w.kit_version_id JOIN items i ON i.id = c.item_id
     WHERE w.id = ? ORDER BY c.place`,
    [wareId]
  )
}

export interface AddedRow {
  number: number
  name: string
  quantity: number
  reason: string
  added_by: string
}

/** The lines that were entered by hand after the freeze. */
export function addedLines(read: ReadConnection, roundId: number): Promise<AddedRow[]> {
  return read.all<AddedRow>(
    `SELECT l.number, l.full_name AS name, l.quantity, l.added_reason AS reason, u.name AS added_by
     FROM round_lines l JOIN users u ON u.id = l.added_by WHERE l.round_id = ? ORDER BY l.number LIMIT 5000`,
    [roundId]
  )
}

export async function countLines(
  read: ReadConnection,
  roundId: number
): Promise<{ lines: number; units: number }> {
  const row = await read.get<{ lines: number; units: number }>(
    'SELECT count(*) AS lines, coalesce(sum(quantity), 0) AS units FROM round_lines WHERE round_id = ?',
    [roundId]
  )
  return row ?? { lines: 0, units: 0 }
}

/** Which paper: a kind of a round, of one point or of all. */
export interface PaperKey {
  roundId: number
  kind: RoundPaperKind
  placeId: number | null
}

/** How often a paper was printed. */
export async function copiesOf(read: ReadConnection, key: PaperKey): Promise<number> {
  const row = await read.get<{ copies: number }>(
    `SELECT coalesce(max(copy_no), 0) AS copies FROM round_papers
     WHERE round_id = ? AND kind = ? AND place_id IS ?`,
    [key.roundId, key.kind, key.placeId]
  )
  return row?.copies ?? 0
}

export interface NewPaper extends PaperKey {
  copyNo: number
  sha256: string
  pages: number
  path: string
}

export async function insertPaper(
  tx: WriteConnection,
  paper: NewPaper,
  printed: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO round_papers (round_id, kind, place_id, copy_no, sha256, pages, path, printed_at, printed_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      paper.roundId,
      paper.kind,
      paper.placeId,
      paper.copyNo,
      paper.sha256,
      paper.pages,
      paper.path,
      printed.at,
      printed.by
    ]
  )
  return lastId
}

export interface PaperRow {
  id: number
  kind: RoundPaperKind
  place_kk: string | null
  place_ru: string | null
  copy_no: number
  pages: number
  sha256: string
  path: string
  printed_at: string
  printed_by: string
}

const paperSelect = `SELECT r.id, r.kind, p.name_kk AS place_kk, p.name_ru AS place_ru, r.copy_no, r.pages, r.sha256,
    r.path, r.printed_at, u.name AS printed_by
  FROM round_papers r JOIN users u ON u.id = r.printed_by LEFT JOIN places p ON p.id = r.place_id`

/** Prints of a round's papers, newest first. */
export function papersOf(read: ReadConnection, roundId: number): Promise<PaperRow[]> {
  return read.all<PaperRow>(`${paperSelect} WHERE r.round_id = ? ORDER BY r.id DESC LIMIT 500`, [roundId])
}

export function paperById(read: ReadConnection, id: number): Promise<PaperRow | undefined> {
  return read.get<PaperRow>(`${paperSelect} WHERE r.id = ?`, [id])
}
