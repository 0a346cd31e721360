import { createRequire } from 'node:module'
import type QrCode from 'qrcode'

let loaded: typeof QrCode | null = null

/** Loaded with the first code: a list of a round has none. */
function qrCode(): typeof QrCode {
  return (loaded ??= createRequire(import.meta.url)('qrcode') as typeof QrCode)
}

/** `text` as a QR code: modules a side, and its dark runs in modules as column, row and length. */
export function qrRuns(text: string): { modules: number; runs: [number, number, number][] } {
  const { modules } = qrCode().create(text, { errorCorrectionLevel: 'M' })
  const runs: [number, number, number][] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue
      const last = runs.at(-1)
      if (last !== undefined && last[1] === row && last[0] + last[2] === column) last[2] += 1
      else runs.push([column, row, 1])
    }
  }
  return { modules: modules.size, runs }
}

/** A pdfmake node that draws `text` as a QR code with the given side in points, quiet zone not included. */
export function qrNode(text: string, side: number): object {
  const { modules, runs } = qrRuns(text)
  const module = side / modules
  return { canvas: [{ type: 'rect', x: 0, y: 0, w: side, h: side, qrRuns: runs, module }] }
}
