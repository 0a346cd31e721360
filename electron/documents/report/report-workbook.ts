import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/node'
import { numberOf, type Cell } from '@shared/reports/cells'
import type { ReportTable } from '@shared/reports/tables'
import type { ReportPaperData } from './report-data'

/** Excel cuts the name of a sheet here, and refuses these signs in it. */
const longestName = 31
const textWidth = 40
const figuresWidth = 18

/** The sheet's name: with its place, so that two titles cut alike stay apart. */
function sheetName(title: string, place: number): string {
  return `${place}. ${title.replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, longestName).trim()
}

function sheetOf(table: ReportTable, place: number, data: ReportPaperData): Sheet<Buffer> {
  const head = table.columns.map(({ title, group, figures }) => ({
    value: group === undefined ? title : `${group}: ${title}`,
    fontWeight: 'bold' as const,
    align: figures ? ('right' as const) : ('left' as const),
    wrap: true
  }))
  const row = (cells: readonly Cell[], bold = false): Row => cells.map((cell) => cellOf(cell, bold))
  return {
    sheet: sheetName(table.title, place),
    stickyRowsCount: 4,
    columns: table.columns.map(({ figures }) => ({ width: figures ? figuresWidth : textWidth })),
    data: [
      [{ value: `${data.office.name}. ${data.title}`, fontWeight: 'bold' }],
      [{ value: `${data.subtitle} ${data.remarks.join(' ')}` }],
      [{ value: table.title, fontWeight: 'bold' }],
      head,
      ...table.rows.map((cells) => row(cells)),
      ...(table.sums === null ? [] : [row(table.sums, true)])
    ]
  }
}

const formats: Partial<Record<Cell['kind'], string>> = {
  count: '#,##0',
  money: '#,##0.00',
  days: '0.0',
  percent: '0.0'
}

/** A figure stays a number; a text is stored as text, so that nothing in it is taken for a formula. */
function cellOf(cell: Cell, bold: boolean): Row[number] {
  const weight = bold ? { fontWeight: 'bold' as const } : {}
  if (cell.kind === 'none') return null
  if (cell.kind === 'text') return { value: cell.text, type: String, wrap: true, ...weight }
  return { value: numberOf(cell) ?? 0, type: Number, format: formats[cell.kind] ?? '0', ...weight }
}

function notesSheet({ notes }: ReportPaperData, place: number): Sheet<Buffer> {
  return {
    sheet: sheetName(notes.title, place),
    columns: [{ width: 110 }],
    data: [
      [{ value: notes.title, fontWeight: 'bold' }],
      ...notes.lines.map((line): Row => [{ value: line, type: String, wrap: true }])
    ]
  }
}

/** The report as a workbook (OOXML): a sheet a table, and what is counted on the last. */
export async function makeReportWorkbook(data: ReportPaperData): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = data.tables.map((table, at) => sheetOf(table, at + 1, data))
  const bytes = await writeExcelFile([...sheets, notesSheet(data, sheets.length + 1)]).toBuffer()
  // A copy of its own, since a buffer of the pool could not be handed over to another thread.
  return new Uint8Array(bytes)
}
