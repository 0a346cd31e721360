import { OfficeError } from '@shared/errors'
import { isIsoDate } from '@shared/domain/iso-date'
import type { Dataset, DatasetField, DatasetRow } from '@shared/exchange/datasets'

const needsQuotes = /[",\n\r]/

function cell(value: string | number | null): string {
  if (value === null || value === '') return ''
  const text = String(value)
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of CSV (RFC 4180) with its line feed; nothing is quoted that need not be, an empty field is `null`. */
export function csvLine(values: DatasetRow): string {
  let line = ''
  for (let at = 0; at < values.length; at += 1) line += (at === 0 ? '' : ',') + cell(values[at] ?? null)
  return `${line}\n`
}

/** The heading of a data set's file. */
export function csvHeading(dataset: Dataset): string {
  return csvLine(dataset.fields.map(({ name }) => name))
}

const integerForm = /^(0|-?[1-9]\d{0,15})$/
const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/
const hashForm = /^[0-9a-f]{64}$/

const mostLine = 64 * 1024
const mostText = 4000

/** Where in which file something is wrong; the heading is row 1. */
function wrong(file: string, row: number): OfficeError {
  return new OfficeError('package-contents-wrong', { data: { file, row } })
}

/**
 * Reads a data set's file in pieces: only the form that `csvLine` writes, only values of the fields' types. What a piece leaves
 * unfinished waits for the next.
 */
export class CsvReader {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private rest = ''
  private lines = 0

  constructor(
    private readonly dataset: Dataset,
    private readonly file: string,
    /** Whether personal columns may be filled. */
    private readonly personal: boolean
  ) {}

  /** Rows read so far, without the heading. */
  get rows(): number {
    return Math.max(0, this.lines - 1)
  }

  /** The rows that are complete with this piece. @throws OfficeError `package-contents-wrong` {file, row} */
  push(piece: Uint8Array): DatasetRow[] {
    return this.take(this.rest + this.decode(piece, true))
  }

  /** Nothing may be left behind the last line feed, and there must be a heading. @throws the same */
  end(): void {
    if (this.rest + this.decode(new Uint8Array(), false) !== '' || this.lines === 0)
      throw wrong(this.file, this.lines + 1)
  }

  private decode(piece: Uint8Array, stream: boolean): string {
    try {
      return this.decoder.decode(piece, { stream })
    } catch {
      throw wrong(this.file, this.lines + 1)
    }
  }

  private take(text: string): DatasetRow[] {
    const rows: DatasetRow[] = []
    let from = 0
    for (;;) {
      const end = lineEnd(text, from)
      if (end === -1) break
      const line = text.slice(from, end)
      from = end + 1
      this.lines += 1
      if (line.length > mostLine) throw wrong(this.file, this.lines)
      if (this.lines === 1) {
        if (`${line}\n` !== csvHeading(this.dataset)) throw wrong(this.file, 1)
      } else rows.push(this.row(line))
    }
    this.rest = text.slice(from)
    if (this.rest.length > mostLine) throw wrong(this.file, this.lines + 1)
    return rows
  }

  private row(line: string): DatasetRow {
    const { fields } = this.dataset
    const cells = line.includes('"') ? quotedCells(line) : line.split(',')
    if (cells?.length !== fields.length) throw wrong(this.file, this.lines)
    return fields.map((field, at) => {
      const value = this.value(field, cells[at] ?? '')
      if (value === undefined) throw wrong(this.file, this.lines)
      return value
    })
  }

  /** `undefined` for what is not of the field's type. */
  private value(field: DatasetField, text: string): string | number | null | undefined {
    if (text === '') return field.optional === true ? null : undefined
    if (field.personal === true && !this.personal) return undefined
    if (field.type === 'integer') {
      const value = Number(text)
      return integerForm.test(text) && Number.isSafeInteger(value) ? value : undefined
    }
    if (field.type === 'date') return isIsoDate(text) ? text : undefined
    if (field.type === 'month') return monthForm.test(text) ? text : undefined
    if (field.type === 'boolean') return text === 'true' || text === 'false' ? text : undefined
    if (field.name === 'person') return hashForm.test(text) ? text : undefined
    // What PostgreSQL could not hold, and halves of a line end, never come from a right sender.
    return text.length > mostText || text.includes('\0') || text.includes('\r') ? undefined : text
  }
}

/** Where the line that begins at `from` ends: the first line feed that stands outside of quotes; -1 when it is not there yet. */
function lineEnd(text: string, from: number): number {
  let quotes = 0
  let at = from
  for (;;) {
    const end = text.indexOf('\n', at)
    if (end === -1) return -1
    for (let quote = text.indexOf('"', at); quote !== -1 && quote < end; quote = text.indexOf('"', quote + 1))
      quotes += 1
    if (quotes % 2 === 0) return end
    at = end + 1
  }
}

/** The cells of a line with quotes; `null` where it is not the one form that `csvLine` writes. */
function quotedCells(line: string): string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    let end: number
    if (line[at] === '"') {
      end = at + 1
      while (end < line.length && (line[end] !== '"' || line[end + 1] === '"'))
        end += line[end] === '"' ? 2 : 1
      const text = line.slice(at + 1, end).replaceAll('""', '"')
      if (line[end] !== '"' || !needsQuotes.test(text)) return null
      cells.push(text)
      end += 1
    } else {
      end = line.indexOf(',', at)
      if (end === -1) end = line.length
      const text = line.slice(at, end)
      if (needsQuotes.test(text)) return null
      cells.push(text)
    }
    if (end === line.length) return cells
    if (line[end] !== ',') return null
    at = end + 1
  }
}
