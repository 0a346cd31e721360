import { createRequire } from 'node:module'
import type BwipJs from 'bwip-js/node'
import { lineDigits } from '@shared/distribution/line-number'

/** Width of the narrowest bar, 0.25 mm: whole dots of a printer of 300, 600 or 1200 dpi, so that no bar is rounded to another width. */
export const barcodeModule = 72 * (3 / 300)
/** Code 128 of twelve digits: start, six pairs and check of 11 modules each, stop of 13. */
const symbolModules = 11
const stopModules = 13
export const barcodeWidth = (8 * symbolModules + stopModules) * barcodeModule
/** What must stay white on either side. */
export const quietZone = 10 * barcodeModule

/** Start of code set C, in which a symbol is two digits; its value counts for the check symbol. */
const startC = 105
const checkModulus = 103

/** Bars and blanks in turn, in modules: of each symbol by its value, of the start in code set C and of the stop. */
interface Symbols {
  values: readonly (readonly number[])[]
  start: readonly number[]
  stop: readonly number[]
}

let known: Symbols | null = null

function symbols(): Symbols {
  return (known ??= readSymbols())
}

/**
 * Code 128 as bwip-js knows it. The package is an interpreter that takes a tenth of a millisecond a number, and two
 * megabytes that letters need not load; so the symbols are asked for once, with the first barcode.
 */
function readSymbols(): Symbols {
  const bwip = createRequire(import.meta.url)('bwip-js/node') as typeof BwipJs
  const widthsOf = (digits: string): number[] => {
    const [code] = bwip.raw('code128', digits, {})
    if (code === undefined || !('sbs' in code)) throw new Error(`no barcode of ${digits}`)
    return code.sbs
  }
  const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
  const all = widthsOf(pairs.join(''))
  const symbol = (widths: readonly number[], place: number): number[] =>
    widths.slice(place * 6, place * 6 + 6)
  const values = pairs.map((_, value) => symbol(all, value + 1))
  // Numbers whose check symbol is the wanted one: 100, 101, 102 stand for no pair of digits.
  for (const digits of ['9800', '9900', '0050']) values.push(symbol(widthsOf(digits), 3))
  return { values, start: symbol(all, 0), stop: all.slice(-7) }
}

const paths = new Map<string, string>()

/** The bars of one symbol that begins `at` modules from the left, as rectangles one unit high. */
function pathOf(widths: readonly number[], at: number): string {
  const key = `${widths.join('')} ${at}`
  let path = paths.get(key)
  if (path === undefined) {
    const bars: string[] = []
    let x = at
    widths.forEach((width, index) => {
      if (index % 2 === 0) bars.push(`${x} 0 ${width} 1 re`)
      x += width
    })
    path = bars.join(' ')
    paths.set(key, path)
  }
  return path
}

/** The symbols of a line's number, in order: widths of bars and blanks in turn, in modules. */
export function symbolsOf(number: number): (readonly number[])[] {
  const { values, start, stop } = symbols()
  const pairs = (lineDigits(number).match(/\d\d/g) ?? []).map(Number)
  const check = pairs.reduce((sum, value, index) => sum + value * (index + 1), startC) % checkModulus
  return [start, ...[...pairs, check].map((value) => values[value] ?? []), stop]
}

/** A line's number as Code 128: rectangles in modules across, one unit high, for `PagePen.fillPath`. */
export function barcodeOf(number: number): string {
  return symbolsOf(number)
    .map((widths, place) => pathOf(widths, place * symbolModules))
    .join(' ')
}
