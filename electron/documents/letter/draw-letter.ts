import { heightOf, type LaidOut, type PaperFile } from '../paper/paper-file'
import { bodyHeight, mm } from '../paper/page-metrics'
import type { Node } from '../paper/nodes'
import { ProgrammeWords } from '../programme-words'
import { Scribe, type Blocks } from '../scribe'
import { templateOf, type Template } from '../templates'
import type { TemplateId } from '../template-shape'
import type { LetterData } from '../letter-data'
import { annex } from './annex'
import { assignBody } from './assign-body'
import type { LetterPen } from './letter-pen'
import { refuseBody } from './refuse-body'

/** Size of the running text in points; a long letter is set smaller, down to `smallest`, to stay on one page. */
const usual = 9.25
const smallest = 7
/** Height that does not shrink with the text: QR code, lines, room to sign. */
const unscaled = mm(30)
const annexSize = 8.5
/** An annex whose last page would hold less than this share of a page is set smaller instead. */
const leastOfPage = 0.3
const smallAnnexSize = 7.75

export interface LetterTools {
  templates: readonly Template[]
  hasGlyph: (character: string) => boolean
}

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
  const scribe = new Scribe(tools.hasGlyph)
  const blocksOf = <Id extends TemplateId>(id: Id): Blocks<Id> =>
    scribe.blocks(templateOf(tools.templates, id, data.templateVersion) as Template & { id: Id })
  const common = blocksOf('letter-common')
  const words = new ProgrammeWords(data.programme)
  const shared = { scribe, common, words }
  const body = (size: number): Node[] =>
    data.kind === 'assign'
      ? assignBody({ ...shared, data, size, blocks: blocksOf('letter-assign') })
      : refuseBody({ ...shared, data, size, blocks: blocksOf('letter-refuse') })
  const annexAt = (size: number): Node[] => {
    const pen: LetterPen<LetterData> = { ...shared, data, size, blocks: blocksOf(`letter-${data.kind}`) }
    return annex(pen)
  }

  const first = fitted(file, body)
  const second = withoutRemainder(file, annexAt)
  return file.draw([first, second], {
    left: footerText(data, common),
    right: (page, pages) => {
      const text = common('page', { page: String(page), pages: String(pages) })
      return `${text.kk} / ${text.ru}`
    }
  })
}

/** The body at the largest size at which it is one page; at the smallest when it needs two all the same. */
function fitted(file: PaperFile, body: (size: number) => Node[]): LaidOut {
  let size = usual
  for (;;) {
    const laidOut = file.layOut(body(size), size)
    if (laidOut.pages.length === 1 || size <= smallest) return laidOut
    // Lines and their number both shrink with the size, so the height of the text goes with its square. The space above
    // what moved to the next page was dropped there and is added again.
    const height = heightOf(laidOut) + 2 * size
    const wanted = size * Math.sqrt((bodyHeight - unscaled) / (height - unscaled))
    size = Math.max(smallest, Math.min(size - 0.1, Math.floor(wanted * 20) / 20))
  }
}

/** The annex, set smaller when that spares a page with next to nothing on it. */
function withoutRemainder(file: PaperFile, annexAt: (size: number) => Node[]): LaidOut {
  const usualAnnex = file.layOut(annexAt(annexSize), annexSize)
  const last = usualAnnex.pages.slice(1).slice(-1)
  if (last.length === 0 || heightOf({ pages: last }) > leastOfPage * bodyHeight) return usualAnnex
  const smaller = file.layOut(annexAt(smallAnnexSize), smallAnnexSize)
  return smaller.pages.length < usualAnnex.pages.length ? smaller : usualAnnex
}

function footerText(data: LetterData, common: Blocks<'letter-common'>): string {
  const version = common('templateVersion', { version: `${data.kind}-${data.templateVersion}` })
  const copy = data.copyNumber > 1 ? common('copyMark', { copyNumber: String(data.copyNumber) }) : null
  const parts = [
    `№ ${data.number}`,
    ...(copy === null ? [] : [`${copy.kk} / ${copy.ru}`]),
    `${version.kk} / ${version.ru}`
  ]
  return parts.join(' · ')
}
