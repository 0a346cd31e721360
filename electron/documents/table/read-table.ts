import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { OfficeError, type ErrorCode, type ErrorData } from '@shared/errors'
import type { TableText } from './table-text'
import { unpack, type Part } from './zip-check'

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
 *   `file-has-formulas` {file, row}, `file-has-macros` {file}, `file-has-files` {file, part}, `file-has-entities` {file},
 *   `file-cell-too-long` {file, row, max}, `file-encodings-mixed` {file, row}
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

const refused = (code: ErrorCode, data: ErrorData): OfficeError =>
  new OfficeError(code, { field: 'content', data })

function checkRow(file: string, row: readonly string[], number: number): void {
  if (row.length > mostColumns) throw malformed(file)
  if (row.some((cell) => cell.length > longestCell))
    throw refused('file-cell-too-long', { file, row: number, max: longestCell })
  if (row.some((cell) => runs.test(cell)))
    throw new OfficeError('file-has-formulas', { field: 'content', data: { file, row: number } })
}

async function workbookRows(file: string, bytes: Uint8Array): Promise<string[][]> {
  const parts = unpack(file, bytes)
  for (const { name, bytes: part } of parts) {
    mustBeSheet(file, name, part)
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    // In another encoding none of what is looked for would be found.
    if (text.includes(0)) throw malformed(file)
    // A workbook needs no declarations of its own; those that multiply text or read other files do.
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw refused('file-has-entities', { file })
    if (/macroEnabled/i.test(name === '[Content_Types].xml' ? text.toString() : ''))
      throw refused('file-has-macros', { file })
    // A workbook says itself where its sheets lie, so the place tells nothing.
    if (/<(?:\w+:)?worksheet[\s>]/.test(text.toString('latin1'))) mustHoldValues(file, text)
  }
  try {
    const rows = await readSheet(repacked(parts), 1, { parseNumber: (text) => decimal(text) })
    return rows.map((row) => row.map((cell) => cellText(cell)))
  } catch (cause) {
    throw malformed(file, cause)
  }
}

/** The parts that were looked at and no others: a reader that goes by the local headers would find what the directory does not name. */
function repacked(parts: readonly Part[]): Buffer {
  const texts = parts.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
  return Buffer.from(zipSync(Object.fromEntries(texts.map(({ name, bytes }) => [name, bytes])), { level: 0 }))
}

// A part has a place inside of the workbook and none outside.
const outside = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\0/

/** A workbook carries no programs and no other files. */
function mustBeSheet(file: string, name: string, part: Uint8Array): void {
  if (/vba|macrosheets\//i.test(name)) throw refused('file-has-macros', { file })
  const archive = part[0] === 0x50 && part[1] === 0x4b && part[2] === 3 && part[3] === 4
  if (archive || outside.test(name) || /embeddings\/|oleObject/i.test(name))
    throw refused('file-has-files', { file, part: name.slice(0, 100) })
}

/** Rows are counted before a reader makes a table of them: a million empty ones weigh nothing in the file. */
function mustHaveFewRows(file: string, sheet: string): void {
  let rows = 0
  let highest = 0
  for (const [, attributes = ''] of sheet.matchAll(/<(?:\w+:)?row(?=[\s/>])([^>]{0,200})/g)) {
    rows += 1
    highest = Math.max(highest, Number(/\sr\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? 0))
    if (rows > mostRows || highest > mostRows) throw refused('file-too-large', { file, max: mostRows })
  }
}

function mustHoldValues(file: string, part: Buffer): void {
  const sheet = part.toString('latin1')
  mustHaveFewRows(file, sheet)
  const first = sheet.search(/<(?:\w+:)?f[\s/>]/)
  if (first === -1) return
  const begins = sheet.lastIndexOf('<row ', first)
  const tag = begins === -1 ? '' : sheet.slice(begins, Math.min(first, begins + 200))
  const row = Number(/\sr="(\d+)"/.exec(tag)?.[1] ?? 0)
  throw refused('file-has-formulas', { file, row })
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
  // Files put together out of two end their lines in two ways: by one of them all rows of the other would be a single cell.
  const text = decoded(file, bytes).replace(/\r\n?/g, '\n')
  const { data, errors } = Papa.parse<string[]>(text, {
    newline: '\n',
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
    const { data } = Papa.parse<string[]>(text, { newline: '\n', delimiter: separator, preview: 40 })
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
  if (!text.includes('\ufffd')) return text
  mustBeOneEncoding(file, buffer)
  return iconv.decode(buffer, 'win1251')
}

/** Three Cyrillic letters of UTF-8 in a row: in windows-1251 they would be «РЁСЏС‚», which no word is. */
const utf8Letters = /(?:[\xD0-\xD3][\x80-\xBF]){3}/

/** Files put together out of two: read as either of their encodings, half of the names would be rubbish. */
function mustBeOneEncoding(file: string, bytes: Buffer): void {
  const text = bytes.toString('latin1')
  const at = text.search(utf8Letters)
  if (at === -1) return
  throw refused('file-encodings-mixed', { file, row: text.slice(0, at).split('\n').length })
}
