import { createHash } from 'node:crypto'
import type { LaidOutPage, Line, Vector } from './pdfmake-inner'

function digits(value: number): string {
  return value.toFixed(2)
}

function lineRecord(line: Line): string {
  const words = line.inlines.map(
    (inline) =>
      `${digits(line.x + inline.x)} ${inline.fontSize} ${inline.font.name} ${inline.color} ${inline.text}`
  )
  return `${digits(line.y)}\n${words.join('\n')}`
}

function vectorRecord(vector: Vector): string {
  const own = Object.entries(vector).map(([key, value]) =>
    typeof value === 'number' ? `${key}=${digits(value)}` : `${key}=${JSON.stringify(value)}`
  )
  return own.sort().join(' ')
}

/**
 * SHA-256 of what a document says and where each word and line stands. Does not depend on the file round it, so a letter
 * has the same hash alone and inside a batch.
 */
export function contentHash(
  pages: readonly LaidOutPage[],
  footer: { left: string; right(page: number, pages: number): string }
): string {
  const hash = createHash('sha256')
  pages.forEach((page, index) => {
    hash.update(`page ${footer.left} ${footer.right(index + 1, pages.length)}\n`)
    for (const { type, item } of page.items) {
      if (type === 'line') hash.update(`${lineRecord(item as Line)}\n`)
      else if (type === 'vector') hash.update(`${vectorRecord(item as Vector)}\n`)
    }
  })
  return hash.digest('hex')
}
