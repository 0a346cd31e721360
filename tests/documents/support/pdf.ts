import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
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

/** A word where it stands on its page, in points from the upper left corner. */
export interface PlacedWord {
  text: string
  left: number
  top: number
  right: number
  bottom: number
}

const marked: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The words of each page with their places, as an independent reader sees them. */
export function placedWords(pdf: Uint8Array): PlacedWord[][] {
  const text = withFile(pdf, (path) =>
    execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  )
  return text
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g
        )
      ].map(([, left, top, right, bottom, word = '']) => ({
        text: word.replace(/&\w+;/g, (entity) => marked[entity] ?? entity),
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom)
      }))
    )
}

/** What an independent decoder reads from the Code 128 barcodes of some pages' pictures, sorted. */
export function barcodesOf(pdf: Uint8Array, first: number, last: number): string[] {
  return withFile(pdf, (path, folder) => {
    const pages = ['-f', String(first), '-l', String(last)]
    execFileSync('pdftoppm', ['-r', '200', '-gray', ...pages, path, join(folder, 'page')])
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    const codes = execFileSync(
      'zbarimg',
      ['--quiet', '--raw', '-Sdisable', '-Scode128.enable', ...pictures.map((name) => join(folder, name))],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    )
    return codes.trim().split('\n').sort()
  })
}
