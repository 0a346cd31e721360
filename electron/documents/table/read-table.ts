import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { OfficeError } from '@shared/errors'
import type { TableText } from './table-text'
import { unpack } from './zip-check'

export const mostRows = 200_000
const mostColumns = 100
const longestCell = 2_000
// Rows of one JSON text.
const rowsAtOnce = 2_000

/** A cell that a spreadsheet would run: no sum, and not a dash before a word. */
const runs = /^(?:[=@\t\r]|[+-]\s*[A-Za-z(=@])/

/**
 * The rows of a CSV (UTF-8, UTF-16 or windows-1251; whatever separates its columns) or of a workbook's first sheet, as trimmed text:
 * figures as decimals, days as ISO dates. A formula is refused, since what it shows is not what it holds.
 * @throws OfficeError `file-malformed` {file}, `file-too-large` {file, max} rows, `file-too-heavy` {file, max} megabytes,
 *   `file-has-formulas` {file, row}
 */
export async function readTable(file: string, bytes: Uint8Array): Promise<TableText> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const rows = zip ? await workbookRows(file, bytes) : csvRows(file, bytes)
  if (rows.length > mostRows)
    throw new OfficeError('file-too-large', { field: 'content', data: { file, max: mostRows } })
  const parts: string[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce)
    part.forEach((row, at) => checkRow(file, row, from + at + 1))
    parts.push(JSON.stringify(part))
  }
  return { rows: rows.length, parts }
}

function malformed(file: string, cause?: unknown): OfficeError {
  return new OfficeError('file-malformed', { field: 'content', data: { file }, cause })
}

function checkRow(file: string, row: readonly string[], number: number): void {
  if (row.length > mostColumns || row.some((cell) => cell.length > longestCell)) throw malformed(file)
  if (row.some((cell) => runs.test(cell)))
    throw new OfficeError('file-has-formulas', { field: 'content', data: { file, row: number } })
}

async function workbookRows(file: string, bytes: Uint8Array): Promise<string[][]> {
  for (const { name, bytes: part } of unpack(file, bytes)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    // A workbook needs no declarations of its own; those that multiply text do.
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw malformed(file)
    if (/worksheets\//.test(name)) mustHoldValues(file, text)
  }
  try {
    const rows = await readSheet(Buffer.from(bytes), 1, { parseNumber: (text) => decimal(text) })
    return rows.map((row) => row.map((cell) => cellText(cell)))
  } catch (cause) {
    throw malformed(file, cause)
  }
}

function mustHoldValues(file: string, sheet: Buffer): void {
  const formula = ['<f>', '<f ', '<f/'].map((mark) => sheet.indexOf(mark)).filter((at) => at !== -1)
  if (formula.length === 0) return
  const first = Math.min(...formula)
  const begins = sheet.lastIndexOf('<row ', first)
  const tag = begins === -1 ? '' : sheet.subarray(begins, Math.min(first, begins + 200)).toString()
  const row = Number(/\sr="(\d+)"/.exec(tag)?.[1] ?? 0)
  throw new OfficeError('file-has-formulas', { field: 'content', data: { file, row } })
}

/** A number of a workbook as the decimal people see: what it stores may be `12345.669999999998`. */
function decimal(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)))
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'string') return cell.trim()
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

function csvRows(file: string, bytes: Uint8Array): string[][] {
  const text = decoded(file, bytes)
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    preview: mostRows + 1
  })
  // A quote that is never closed would swallow the rest of the file.
  if (errors.some(({ type }) => type === 'Quotes')) throw malformed(file)
  return data.map((row) => row.map((cell) => cell.trim()))
}

/** Of what may part the columns, that which makes the most of them in the first rows; a comma last, for it stands in sums and names. */
function separatorOf(text: string): string {
  let best = { separator: ';', cells: 0 }
  for (const separator of [';', '\t', '|', ',']) {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: 40 })
    const cells = data.reduce((sum, row) => sum + row.length - 1, 0)
    if (cells > best.cells) best = { separator, cells }
  }
  return best.separator
}

function decoded(file: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length === 0) throw malformed(file)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le')
  if (buffer.includes(0)) throw malformed(file)
  const text = iconv.decode(buffer, 'utf-8')
  return text.includes('\ufffd') ? iconv.decode(buffer, 'win1251') : text
}
