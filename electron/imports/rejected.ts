import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { findingSentence, importWords } from '@shared/imports/finding-text'
import type { Call } from '../ipc/call'
import type { RowFinding } from './importer'
import { rowsAfter, type ImportRowRecord } from './row-queries'
import { rowsAtOnce } from './pieces'
import { mustFindImport } from './views'

type Input = ParsedInputOf<'imports.rejected'>

/**
 * The rows that were refused or left out, as they stood, with the reason in a last column, as a file that can be corrected and taken in
 * again: a column nobody knows stays unread.
 * @throws OfficeError `not-found`, `role-missing`
 */
export async function rejectedRows(call: Call, input: Input): Promise<OutputOf<'imports.rejected'>> {
  const { locale } = call.session
  const { row, parts, rows } = await call.read(async (read) => {
    const found = await mustFindImport(call, read, input.id)
    const headings = JSON.parse(found.headings) as string[]
    const texts = [JSON.stringify([[...headings, importWords[locale].reason]])]
    let count = 0
    for (let after = 0; ;) {
      const page = await rowsAfter(read, found.id, after, rowsAtOnce, 'left-out')
      const last = page.at(-1)
      if (last === undefined) return { row: found, parts: texts, rows: count }
      texts.push(JSON.stringify(page.map((one) => withReason(one, headings.length, locale))))
      count += page.length
      after = last.row_no
      await turn()
    }
  })
  const bytes = await call.office.documents.writeTable(input.format, parts)
  // A name with a path in it would be offered as a place to save to.
  const name = row.file_name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  return {
    fileName: `${name}-${importWords[locale].rejected}.${input.format}`,
    content: Buffer.from(bytes).toString('base64'),
    rows
  }
}

function withReason(row: ImportRowRecord, columns: number, locale: 'kk' | 'ru'): string[] {
  const cells = JSON.parse(row.cells) as string[]
  const findings = JSON.parse(row.findings) as RowFinding[]
  const errors = findings.filter(({ level }) => level === 'error')
  const told = (errors.length > 0 ? errors : findings).map((finding) => findingSentence(finding, locale))
  const reason = told.length > 0 ? told.join(' ') : importWords[locale].leftOut
  return [...Array.from({ length: columns }, (_, at) => cells[at] ?? ''), reason]
}
