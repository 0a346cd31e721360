import { heightOf, type LaidOut, type PaperFile } from '../paper/paper-file'
import { bodyHeight, mm } from '../paper/page-metrics'
import type { LetterData } from '../letter-data'
import { composeLetter, type ComposedLetter, type LetterTools } from './compose-letter'

/** Size of the running text in points; a long letter is set smaller, down to `smallest`, to stay on one page. */
const usual = 9.25
const smallest = 7
/** Height that does not shrink with the text: QR code, lines, room to sign. */
const unscaled = mm(30)
const annexSize = 8.5
/** An annex whose last page would hold less than this share of a page is set smaller instead. */
const leastOfPage = 0.3
const smallAnnexSize = 7.75

export interface DrawnLetter {
  firstPage: number
  pages: number
  contentSha256: string
}

/**
 * Draws a letter into a file: the letter itself on one page, then the annex.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`
 */
export function drawLetter(file: PaperFile, data: LetterData, tools: LetterTools): DrawnLetter {
  const letter = composeLetter(data, tools)
  return file.draw([fitted(file, letter), withoutRemainder(file, letter)], letter.footer)
}

/** The body at the largest size at which it is one page; at the smallest when it needs two all the same. */
function fitted(file: PaperFile, letter: ComposedLetter): LaidOut {
  let size = usual
  for (;;) {
    const laidOut = file.layOut(letter.body(size), size)
    if (laidOut.pages.length === 1 || size <= smallest) return laidOut
    // Lines and their number both shrink with the size, so the height of the text goes with its square. The space above
    // what moved to the next page was dropped there and is added again.
    const height = heightOf(laidOut) + 2 * size
    const wanted = size * Math.sqrt((bodyHeight - unscaled) / (height - unscaled))
    size = Math.max(smallest, Math.min(size - 0.1, Math.floor(wanted * 20) / 20))
  }
}

/** The annex, set smaller when that spares a page with next to nothing on it. */
function withoutRemainder(file: PaperFile, letter: ComposedLetter): LaidOut {
  const usualAnnex = file.layOut(letter.annex(annexSize), annexSize)
  const last = usualAnnex.pages.slice(1).slice(-1)
  if (last.length === 0 || heightOf({ pages: last }) > leastOfPage * bodyHeight) return usualAnnex
  const smaller = file.layOut(letter.annex(smallAnnexSize), smallAnnexSize)
  return smaller.pages.length < usualAnnex.pages.length ? smaller : usualAnnex
}
