import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/node'
import type { BoardPaperData, BoardTable } from './board-data'

/** Excel cuts the name of a sheet here, and refuses these signs in it. */
const longestName = 31
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, longestName)

const textWidth = 34
const figuresWidth = 14

function sheetOf(table: BoardTable, data: BoardPaperData): Sheet<Buffer> {
  const head = table.columns.map(({ title, figures }) => ({
    value: title,
    fontWeight: 'bold' as const,
    align: figures ? ('right' as const) : ('left' as const),
    wrap: true
  }))
  return {
    sheet: sheetName(table.title),
    stickyRowsCount: 3,
    columns: table.columns.map(({ figures }) => ({ width: figures ? figuresWidth : textWidth })),
    data: [
      [{ value: `${data.title}: ${data.subtitle}`, fontWeight: 'bold' }],
      [],
      head,
      ...table.rows.map((row) => row.map((value) => cell(value))),
      ...(table.sums === null || table.rows.length === 0
        ? []
        : [table.sums.map((value) => cell(value, true))])
    ]
  }
}

/** A figure stays a number; a text is stored as text, so that nothing in it is taken for a formula. */
function cell(value: string | number, bold = false): Row[number] {
  if (value === '') return null
  const weight = bold ? { fontWeight: 'bold' as const } : {}
  return typeof value === 'number' ? { value, type: Number, ...weight } : { value, type: String, ...weight }
}

/** The board as a workbook (OOXML), one sheet a table. */
export async function makeWorkbook(data: BoardPaperData): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeExcelFile(data.tables.map((table) => sheetOf(table, data))).toBuffer()
  // A copy of its own, since a buffer of the pool could not be handed over to another thread.
  return new Uint8Array(bytes)
}
