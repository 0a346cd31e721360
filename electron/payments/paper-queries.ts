import type { ReadConnection, WriteConnection } from '../database/transaction'

/** The next lines of a list as one JSON text, made beside the main thread; `columns` are those of the reader's tuple. */
async function textOf(
  read: ReadConnection,
  columns: string,
  listId: number,
  after: number,
  limit: number
): Promise<{ text: string; lines: number }> {
  const row = await read.get<{ text: string; lines: number }>(
    `SELECT json_group_array(json_array(${columns}) ORDER BY l.line_no) AS text, count(*) AS lines
     FROM (SELECT * FROM payment_list_lines WHERE list_id = ? AND line_no > ? ORDER BY line_no LIMIT ?) l
     JOIN payments y ON y.id = l.payment_id JOIN decisions d ON d.id = y.decision_id`,
    [listId, after, limit]
  )
  return row ?? { text: '[]', lines: 0 }
}

type Part = (
  read: ReadConnection,
  listId: number,
  after: number,
  limit: number
) => Promise<{ text: string; lines: number }>

/** In the order of `PaymentLine`. */
export const paperLines: Part = (read, ...page) =>
  textOf(read, 'l.line_no, l.name, l.iin, l.iban, l.month, l.amount, l.kato', ...page)

/** In the order of `BankLine`. */
export const bankLines: Part = (read, ...page) =>
  textOf(
    read,
    `l.line_no, l.iin, l.last_name, l.first_name, l.middle_name, l.name, l.iban, l.amount, l.month, d.number, l.phone, l.kato,
     l.address_text`,
    ...page
  )

export interface PaperRow {
  listId: number
  format: 'pdf' | 'csv' | 'xlsx'
  sha256: string
  fileName: string
}

export async function insertPaper(
  tx: WriteConnection,
  paper: PaperRow,
  made: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    'INSERT INTO payment_papers (list_id, format, sha256, file_name, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)',
    [paper.listId, paper.format, paper.sha256, paper.fileName, made.at, made.by]
  )
  return lastId
}

/** What a file of this name held when it was made last. */
export async function paperHash(read: ReadConnection, fileName: string): Promise<string | undefined> {
  const row = await read.get<{ sha256: string }>(
    'SELECT sha256 FROM payment_papers WHERE file_name = ? ORDER BY id DESC LIMIT 1',
    [fileName]
  )
  return row?.sha256
}

/** The layout the office saved last. */
export async function savedLayout(read: ReadConnection): Promise<{ id: number; layout: string } | undefined> {
  return read.get('SELECT id, layout FROM bank_layouts ORDER BY id DESC LIMIT 1')
}

export async function insertLayout(
  tx: WriteConnection,
  layout: string,
  saved: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run('INSERT INTO bank_layouts (layout, saved_by, saved_at) VALUES (?, ?, ?)', [
    layout,
    saved.by,
    saved.at
  ])
  return lastId
}
