import { OfficeError } from '@shared/errors'
import type { BoardPaperData } from './board/board-data'
import { drawBoard } from './board/draw-board'
import { PaperFile, type PaperInfo } from './paper/paper-file'
import { shareFonts, type FontFiles, type SharedFonts } from './paper/shared-fonts'
import type { LetterTools } from './letter/compose-letter'
import { drawLetter } from './letter/draw-letter'
import { drawPaymentList } from './payment-list/draw-payment-list'
import type { PaymentListData } from './payment-list/payment-data'
import { roundDrawings } from './round/drawings'
import type { RoundOnPaper, RoundPaperKind, RoundPapers } from './round/round-data'
import { drawReport } from './report/draw-report'
import type { ReportPaperData } from './report/report-data'
import { drawTotals } from './totals/draw-totals'
import type { TotalsPaperData } from './totals/totals-data'
import { drawSurveyAct } from './survey-act/draw-survey-act'
import type {
  BatchedLetter,
  LetterData,
  RenderedBatch,
  RenderedDocument,
  RenderedPaper,
  SurveyActData
} from './letter-data'
import type { Template } from './template-set'

/** What a batch tells and asks while it is drawn. */
export interface BatchControl {
  drawn?: (done: number, total: number) => void
  /** @throws OfficeError `cancelled` when the batch shall stop */
  check?: () => void
}

function infoOf(letter: LetterData): PaperInfo {
  return { title: `№ ${letter.number}`, author: letter.office.name.kk, date: letter.decidedOn }
}

/** Says in an error of the work which letter of the batch it was. */
function named<T>(index: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    const where = error.field === undefined ? {} : { field: error.field }
    throw new OfficeError(error.code, { ...where, data: { ...error.data, letter: index }, cause: error })
  }
}

/** Everything of a round's paper that the file's own properties are made of. */
function roundInfo(kind: RoundPaperKind, round: RoundOnPaper): PaperInfo {
  return { title: `№ ${round.number} ${kind}`, author: round.office.name.kk, date: round.printedOn }
}

/**
 * Makes PDF files in this thread. Fonts are parsed once and measures of words are kept, so the second document is many
 * times faster than the first.
 */
export class DocumentMaker {
  private readonly fonts: SharedFonts
  private tools: LetterTools

  constructor(files: FontFiles, templates: readonly Template[]) {
    this.fonts = shareFonts(files)
    this.tools = { templates, hasGlyph: this.fonts.has }
  }

  /** From now on papers are worded by these. */
  useTemplates(templates: readonly Template[]): void {
    this.tools = { ...this.tools, templates }
  }

  /**
   * One letter as a file; `draft` are templates for this one alone, for a preview.
   * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`
   */
  async letter(data: LetterData, draft?: readonly Template[]): Promise<RenderedDocument> {
    const file = new PaperFile(this.fonts, infoOf(data))
    const { contentSha256 } = drawLetter(file, data, this.toolsWith(draft))
    return { ...(await file.finish()), contentSha256 }
  }

  /** The blank act of survey as a file. @throws the same as `letter` */
  async surveyAct(data: SurveyActData, draft?: readonly Template[]): Promise<RenderedDocument> {
    const info = { title: `№ ${data.caseNumber}`, author: data.office.name.kk, date: data.printedOn }
    const file = new PaperFile(this.fonts, info)
    const { contentSha256 } = drawSurveyAct(file, data, this.toolsWith(draft))
    return { ...(await file.finish()), contentSha256 }
  }

  private toolsWith(draft: readonly Template[] | undefined): LetterTools {
    return draft === undefined ? this.tools : { ...this.tools, templates: draft }
  }

  /** The board's tables as a file. @throws OfficeError `letter-blank-field`, `letter-glyph-missing` */
  async board(data: BoardPaperData): Promise<RenderedDocument> {
    const file = new PaperFile(this.fonts, { title: data.title, author: data.office, date: data.printedOn })
    const { contentSha256 } = drawBoard(file, data, this.tools)
    return { ...(await file.finish()), contentSha256 }
  }

  /** The control totals of a period's file. @throws OfficeError `letter-blank-field`, `letter-glyph-missing` */
  async totals(data: TotalsPaperData): Promise<RenderedDocument> {
    const info = { title: data.number, author: data.title.kk, date: data.printedOn }
    const file = new PaperFile(this.fonts, info)
    const { contentSha256 } = drawTotals(file, data, this.tools)
    return { ...(await file.finish()), contentSha256 }
  }

  /** The period's report as a file. @throws OfficeError `letter-blank-field`, `letter-glyph-missing` */
  async report(data: ReportPaperData): Promise<RenderedDocument> {
    const info = { title: data.title, author: data.office.name, date: data.printedOn }
    const file = new PaperFile(this.fonts, info)
    const { contentSha256 } = drawReport(file, data, this.tools)
    return { ...(await file.finish()), contentSha256 }
  }

  /**
   * One of a round's papers as a file.
   * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`, and what `check` throws
   */
  async roundPaper<Kind extends RoundPaperKind>(
    kind: Kind,
    data: RoundPapers[Kind],
    control: BatchControl = {}
  ): Promise<RenderedPaper> {
    const file = new PaperFile(this.fonts, roundInfo(kind, data.round))
    roundDrawings[kind](file, data, this.tools, control)
    return await file.finish()
  }

  /** A frozen payment list as a file. @throws the same as `roundPaper` */
  async paymentList(data: PaymentListData, control: BatchControl = {}): Promise<RenderedPaper> {
    const info = { title: `№ ${data.number}`, author: data.office.name.kk, date: data.frozenOn }
    const file = new PaperFile(this.fonts, info)
    drawPaymentList(file, data, this.tools, control)
    return await file.finish()
  }

  /** Many letters as one file, each with page numbers of its own. @throws the same as `letter`, and what `check` throws */
  async batch(letters: readonly LetterData[], control: BatchControl = {}): Promise<RenderedBatch> {
    const [first] = letters
    if (first === undefined) throw new RangeError('a batch of no letters')
    const file = new PaperFile(this.fonts, infoOf(first))
    const drawn: BatchedLetter[] = []
    for (const [index, letter] of letters.entries()) {
      control.check?.()
      const { firstPage, pages, contentSha256 } = named(index, () => drawLetter(file, letter, this.tools))
      drawn.push({ index, firstPage, pages, sha256: contentSha256 })
      control.drawn?.(index + 1, letters.length)
    }
    return { ...(await file.finish()), letters: drawn }
  }
}
