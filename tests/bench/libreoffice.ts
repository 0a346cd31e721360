import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fontsFolder } from '../documents/support/samples'

/** LibreOffice as the yardstick of documents: one soffice, `--convert-to pdf`, over flat OpenDocument texts. */

export const hasSoffice = (): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')))

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<text:line-break/>')
}

/** A document of A4 pages with the margins of ours, from automatic styles and the text's elements. */
export function textDocument(styles: string, text: string): string {
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
    `<office:automatic-styles>${styles}<style:page-layout style:name="A4"><style:page-layout-properties ` +
    'fo:page-width="210mm" fo:page-height="297mm" fo:margin-left="20mm" fo:margin-right="14mm" ' +
    'fo:margin-top="13mm" fo:margin-bottom="18mm"/></style:page-layout></office:automatic-styles>' +
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>' +
    `</office:master-styles><office:body><office:text>${text}</office:text></office:body></office:document>`
  )
}

/**
 * Converts the files in one run of soffice, with our fonts and a profile of its own; answers the seconds. `warmUp` is
 * converted before, unmeasured: the first start writes the profile, which a user waits for once and not with each print.
 * @throws when `soffice` is not there
 */
export function convert(files: readonly string[], warmUp = textDocument('', '<text:p>…</text:p>')): number {
  const folder = mkdtempSync(join(tmpdir(), 'komek-libreoffice-'))
  try {
    const fonts = join(folder, '.fonts')
    mkdirSync(fonts)
    for (const name of readdirSync(fontsFolder)) copyFileSync(join(fontsFolder, name), join(fonts, name))
    const written = (content: string, name: string): string => {
      const path = join(folder, `${name}.fodt`)
      writeFileSync(path, content)
      return path
    }
    const paths = files.map((content, index) => written(content, `document-${index}`))
    const run = (sources: readonly string[], outFolder: string): void => {
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
      const out = ['--convert-to', 'pdf', '--outdir', join(folder, outFolder)]
      execFileSync('soffice', [profile, '--headless', ...out, ...sources], {
        env: { ...process.env, HOME: folder },
        stdio: 'ignore'
      })
    }
    run([written(warmUp, 'warm-up')], 'warm-up-out')
    const start = performance.now()
    run(paths, 'out')
    const seconds = (performance.now() - start) / 1000
    const made = readdirSync(join(folder, 'out')).length
    if (made !== files.length) throw new Error(`LibreOffice made ${made} of ${files.length} files`)
    return seconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
