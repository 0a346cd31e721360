import Papa from 'papaparse'
import writeExcelFile, { type Row } from 'write-excel-file/node'

/**
 * Rows of texts as a file that any spreadsheet opens: CSV as UTF-8 with its mark, parted by semicolons, or a workbook of one sheet.
 * Nothing in a cell is taken for a formula.
 * @param parts each a JSON text of some rows
 */
export async function writeTable(
  format: 'csv' | 'xlsx',
  parts: readonly string[]
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = parts.flatMap((part) => JSON.parse(part) as string[][])
  if (format === 'csv') {
    const text = Papa.unparse(rows, { delimiter: ';', escapeFormulae: /^[=@\t\r]/, newline: '\r\n' })
    return new Uint8Array(Buffer.from(`\ufeff${text}\r\n`))
  }
  const sheet = rows.map((row, at): Row =>
    row.map((value) =>
      value === '' ? null : { value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) }
    )
  )
  return new Uint8Array(await writeExcelFile(sheet).toBuffer())
}
