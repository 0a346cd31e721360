import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { composeLetter } from '../../electron/documents/letter/compose-letter'
import type { Node } from '../../electron/documents/paper/nodes'
import { readTemplates } from '../../electron/documents/templates'
import type { LetterData } from '../../electron/documents/letter-data'
import { fontsFolder, templatesFolder } from '../documents/support/samples'

/** The same letters through LibreOffice, as an office would merge them: the yardstick for `measureLetters`. */

export interface LibreOfficeTimes {
  count: number
  /** Seconds of one `soffice --convert-to pdf` over one file a letter, its start included. */
  seconds: number
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<text:line-break/>')
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
  const names = ['office:1.0', 'style:1.0', 'text:1.0', 'table:1.0'].map((name) => {
    const [prefix] = name.split(':')
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`
  })
  return (
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${names.join(' ')} ` +
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ' +
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" ' +
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>' +
    '<style:font-face style:name="Noto Sans" svg:font-family="\'Noto Sans\'"/></office:font-face-decls>' +
    `<office:automatic-styles>${styles()}<style:page-layout style:name="A4"><style:page-layout-properties ` +
    'fo:page-width="210mm" fo:page-height="297mm" fo:margin-left="20mm" fo:margin-right="14mm" ' +
    'fo:margin-top="13mm" fo:margin-bottom="18mm"/></style:page-layout></office:automatic-styles>' +
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>' +
    `</office:master-styles><office:body><office:text>${texts.join('')}</office:text></office:body></office:document>`
  )
}

/** Converts the files in one run of soffice, with our fonts and a profile of its own. */
function convert(files: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'komek-libreoffice-'))
  try {
    const fonts = join(folder, '.fonts')
    mkdirSync(fonts)
    for (const name of readdirSync(fontsFolder)) copyFileSync(join(fontsFolder, name), join(fonts, name))
    const paths = files.map((content, index) => {
      const path = join(folder, `letter-${index}.fodt`)
      writeFileSync(path, content)
      return path
    })
    const run = (sources: readonly string[]): void => {
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
      const out = ['--convert-to', 'pdf', '--outdir', join(folder, 'out')]
      execFileSync('soffice', [profile, '--headless', ...out, ...sources], {
        env: { ...process.env, HOME: folder },
        stdio: 'ignore'
      })
    }
    // The first start writes the profile, which a user waits for once and not with each print.
    run(paths.slice(0, 1))
    const start = performance.now()
    run(paths)
    const seconds = (performance.now() - start) / 1000
    const made = readdirSync(join(folder, 'out')).length
    if (made !== files.length) throw new Error(`LibreOffice made ${made} of ${files.length} files`)
    return seconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds of LibreOffice for the letters as separate files. @throws when `soffice` is not there */
export function measureLibreOfficeSeparate(letters: readonly LetterData[]): LibreOfficeTimes {
  return { count: letters.length, seconds: convert(letters.map((letter) => document([letter]))) }
}

/** Seconds of LibreOffice for the letters in one file. @throws when `soffice` is not there */
export function measureLibreOfficeBatch(letters: readonly LetterData[]): LibreOfficeTimes {
  return { count: letters.length, seconds: convert([document(letters)]) }
}
