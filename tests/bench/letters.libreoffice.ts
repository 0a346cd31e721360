import { composeLetter } from '../../electron/documents/letter/compose-letter'
import type { Node } from '../../electron/documents/paper/nodes'
import { readTemplates } from '../../electron/documents/templates'
import type { LetterData } from '../../electron/documents/letter-data'
import { templatesFolder } from '../documents/support/samples'
import { convert, escaped, textDocument } from './libreoffice'

/** The same letters through LibreOffice, as an office would merge them: the yardstick for `measureLetters`. */

export interface LibreOfficeTimes {
  count: number
  /** Seconds of one `soffice --convert-to pdf` over one file a letter, its start included. */
  seconds: number
}

function textOf(text: unknown): string {
  if (Array.isArray(text)) return text.map((run: unknown) => textOf((run as Node).text ?? run)).join('')
  return escaped(String(text ?? ''))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

/** Our own layout nodes as OpenDocument text; drawings (lines, the QR code) are left out, which favours LibreOffice. */
function odf(value: unknown, size: number): string {
  if (!isNode(value)) return `<text:p text:style-name="P${size * 100}">${textOf(value)}</text:p>`
  if (Array.isArray(value.stack)) return value.stack.map((node: unknown) => odf(node, size)).join('')
  if (Array.isArray(value.columns)) return table([value.columns], size)
  if (isNode(value.table)) return table((value.table as { body: unknown[][] }).body, size)
  if (value.text === undefined) return ''
  const style = value.bold === true ? 'B' : 'P'
  return `<text:p text:style-name="${style}${size * 100}">${textOf(value.text)}</text:p>`
}

function table(rows: readonly (readonly unknown[])[], size: number): string {
  const columns = `<table:table-column table:number-columns-repeated="${rows[0]?.length ?? 1}"/>`
  const body = rows.map((row) => {
    const cells = row.map((cell) => {
      const content = odf(cell, size)
      return `<table:table-cell>${content === '' ? '<text:p/>' : content}</table:table-cell>`
    })
    return `<table:table-row>${cells.join('')}</table:table-row>`
  })
  return `<table:table>${columns}${body.join('')}</table:table>`
}

const bodySize = 8.5
const annexSize = 8.5

function styles(): string {
  const named = (name: string, weight: string, breaks = ''): string =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${breaks}/>` +
    `<style:text-properties style:font-name="Noto Sans" fo:font-size="8.5pt" fo:font-weight="${weight}"/></style:style>`
  const size = bodySize * 100
  return [
    named(`P${size}`, 'normal'),
    named(`B${size}`, '600'),
    named('Break', 'normal', 'fo:break-before="page"')
  ].join('')
}

function document(letters: readonly LetterData[]): string {
  const tools = { templates: readTemplates(templatesFolder), hasGlyph: () => true }
  const texts = letters.map((data, index) => {
    const letter = composeLetter(data, tools)
    const parts = [letter.body(bodySize), letter.annex(annexSize)]
    return parts
      .map((nodes, part) => {
        const pageBreak = index + part === 0 ? '' : '<text:p text:style-name="Break"/>'
        return pageBreak + nodes.map((node) => odf(node, bodySize)).join('')
      })
      .join('')
  })
  return textDocument(styles(), texts.join(''))
}

/** Seconds of LibreOffice for the letters as separate files. @throws when `soffice` is not there */
export function measureLibreOfficeSeparate(letters: readonly LetterData[]): LibreOfficeTimes {
  return { count: letters.length, seconds: convert(letters.map((letter) => document([letter]))) }
}

/** Seconds of LibreOffice for the letters in one file. @throws when `soffice` is not there */
export function measureLibreOfficeBatch(letters: readonly LetterData[]): LibreOfficeTimes {
  return { count: letters.length, seconds: convert([document(letters)]) }
}
