import { unzipSync, zipSync, type Zippable } from 'fflate'
import Papa from 'papaparse'
import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { BatchControl } from '../document-maker'
import type { BankFileData, BankLine } from './bank-data'
import { cellsOf, writtenAmount } from './bank-cells'
import { everyLine } from './payment-data'
import { toWindows1251 } from './windows-1251'

// Lines written between two looks at whether anybody still wants the file.
const atOnce = 500

/**
 * The bank's file of a frozen list by the office's layout. The same list and layout give the same bytes.
 * @throws OfficeError `encoding-lacks` {glyph, line}, and what `check` throws
 */
export async function makeBankFile(
  data: BankFileData,
  control: BatchControl = {}
): Promise<Uint8Array<ArrayBuffer>> {
  mustAddUp(data)
  const bytes = data.format === 'csv' ? csvOf(data, control) : await workbookOf(data, control)
  // A copy of its own, since a buffer of the pool could not be handed over to another thread.
  return new Uint8Array(bytes)
}

/** What goes to the bank must be the list that was frozen. */
function mustAddUp(data: BankFileData): void {
  let count = 0
  let total = 0
  for (const line of everyLine<BankLine>(data.lines)) {
    count += 1
    total += line[7]
  }
  if (count !== data.count || total !== data.total)
    throw new Error(`${count} lines of ${total} instead of ${data.count} of ${data.total}`)
}

function csvOf(data: BankFileData, control: BatchControl): Uint8Array {
  const { layout } = data
  const parts: Uint8Array[] = layout.encoding === 'utf-8-bom' ? [Buffer.from('\ufeff')] : []
  const write = (row: readonly string[], line: number): void => {
    // A text that begins like a formula gets an apostrophe before it, so that no spreadsheet runs it.
    const text = `${Papa.unparse([[...row]], { delimiter: layout.separator, escapeFormulae: true })}\r\n`
    parts.push(layout.encoding === 'windows-1251' ? toWindows1251(text, line) : Buffer.from(text))
  }
  if (layout.heading)
    write(
      layout.columns.map(({ title }) => title),
      0
    )
  let done = 0
  for (const line of everyLine<BankLine>(data.lines)) {
    const cells = cellsOf(line, data)
    write(
      layout.columns.map(({ field }) => cells[field]),
      line[0]
    )
    done += 1
    tell(done, data, control)
  }
  return Buffer.concat(parts)
}

function tell(done: number, data: BankFileData, control: BatchControl): void {
  if (done % atOnce !== 0 && done !== data.count) return
  control.check?.()
  control.drawn?.(done, data.count)
}

async function workbookOf(data: BankFileData, control: BatchControl): Promise<Uint8Array> {
  const { layout } = data
  const rows: Row[] = []
  if (layout.heading)
    rows.push(
      layout.columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }))
    )
  let done = 0
  for (const line of everyLine<BankLine>(data.lines)) {
    const cells = cellsOf(line, data)
    rows.push(layout.columns.map(({ field }) => cellOf(field, cells[field], line[7], layout.amounts)))
    done += 1
    tell(done, data, control)
  }
  const columns = layout.columns.map(({ field }) => ({ width: widthOf(field) }))
  const stickyRowsCount = layout.heading ? 1 : 0
  const sheet = { sheet: data.number.replace(/[\\/?*[\]:]/g, '-'), columns, stickyRowsCount, data: rows }
  return undated(await writeExcelFile([sheet]).toBuffer())
}

/** Sums stay numbers; everything else is stored as text, so that nothing in it is taken for a formula or loses its zeros. */
function cellOf(
  field: string,
  text: string,
  amount: number,
  amounts: BankFileData['layout']['amounts']
): Row[number] {
  if (field === 'amount') {
    const value = Number(writtenAmount(amount, amounts === 'comma' ? 'dot' : amounts))
    return { value, type: Number, format: amounts === 'tiyn' ? '0' : '0.00' }
  }
  if (field === 'lineNo') return { value: Number(text), type: Number }
  return text === '' ? null : { value: text, type: String }
}

function widthOf(field: string): number {
  if (field === 'fullName' || field === 'address' || field === 'programme') return 40
  return field === 'iban' ? 24 : 16
}

/** A zip names the time at which it was made; the same list shall be the same file tomorrow. */
function undated(bytes: Uint8Array): Uint8Array {
  const files: Zippable = {}
  const entries = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, content] of entries) files[name] = [content, { mtime: '1980-01-01T12:00:00' }]
  return zipSync(files, { level: 6 })
}
