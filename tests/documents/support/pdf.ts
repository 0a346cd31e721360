import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function withFile<T>(pdf: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'komek-pdf-'))
  try {
    const path = join(folder, 'document.pdf')
    writeFileSync(path, pdf)
    return work(path, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of each page as an independent reader sees it; lines and blanks of every sort become single spaces. */
export function pageTexts(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (path) => execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }))
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' ').trim())
}

/** What an independent decoder reads from the QR code on the first page. */
export function qrOf(pdf: Uint8Array): string {
  return withFile(pdf, (path, folder) => {
    execFileSync('pdftoppm', [
      '-r',
      '200',
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      '-png',
      path,
      join(folder, 'page')
    ])
    return execFileSync('zbarimg', ['--quiet', '--raw', join(folder, 'page.png')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    }).trim()
  })
}
