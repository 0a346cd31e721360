import { bodyMargins, bodyWidth, columnGap, columnWidth, mm } from '../paper/page-metrics'
import type { PagePen, Ruler } from '../paper/page-pen'
import { qrRuns } from '../paper/qr'
import { linePitch } from '../round/sheet-head'
import type { Bilingual } from '../letter-data'
import { bothWords, type PaymentWords } from './payment-words'

const wordsLook = { size: 8.5, bold: true }
const labelLook = { size: 8 }
const captionLook = { size: 5.5, grey: 0.29 }
const qrSide = mm(22)
const signatureHeight = mm(11)
const gap = mm(3)

/** The end of a list: the total in figures and words, who signs, and the code to check it by. */
export class Closing {
  readonly height: number
  private readonly total: string
  private readonly inWords: { kk: readonly string[]; ru: readonly string[] }

  constructor(
    ruler: Ruler,
    private readonly words: PaymentWords
  ) {
    const { count, total } = words.data
    const label = bothWords(words.blocks('total', { lines: String(count) }))
    this.total = `${label}, ${words.money(total)} ₸`
    const { kk, ru } = words.totalWords
    this.inWords = {
      kk: ruler.wrap(kk, columnWidth, wordsLook),
      ru: ruler.wrap(ru, columnWidth, wordsLook)
    }
    this.height = this.wordsHeight + 3 * signatureHeight + gap + mm(4)
  }

  private get wordsHeight(): number {
    const lines = Math.max(this.inWords.kk.length, this.inWords.ru.length)
    return wordsLook.size * linePitch * (lines + 1) + gap
  }

  draw(pen: PagePen, top: number): void {
    const pitch = wordsLook.size * linePitch
    let baseline = top + wordsLook.size
    pen.text(bodyMargins.left, baseline, this.total, wordsLook)
    baseline += gap
    const right = bodyMargins.left + columnWidth + columnGap
    this.inWords.kk.forEach((text, at) =>
      pen.text(bodyMargins.left, baseline + (at + 1) * pitch, text, wordsLook)
    )
    this.inWords.ru.forEach((text, at) => pen.text(right, baseline + (at + 1) * pitch, text, wordsLook))
    const signatures = top + this.wordsHeight + gap
    const { blocks, office, data } = this.words
    this.signature(pen, signatures, blocks('head'), bothWords(office.headName))
    this.signature(pen, signatures + signatureHeight, blocks('accountant'), null)
    this.signature(pen, signatures + 2 * signatureHeight, blocks('preparedBy'), data.frozenBy)
    this.code(pen, signatures)
  }

  /** A line to sign on, with the name of who signs, or room for it. */
  private signature(pen: PagePen, top: number, label: Bilingual, name: string | null): void {
    const left = bodyMargins.left
    const end = left + bodyWidth - qrSide - mm(8)
    const baseline = top + mm(6)
    const from = left + mm(52)
    const until = name === null ? end : left + mm(95)
    pen.text(left, baseline, bothWords(label), labelLook)
    pen.line([from, baseline], [until, baseline], { weight: 0.4, grey: 0.3 })
    const caption = this.words.blocks(name === null ? 'signatureAndName' : 'signature')
    pen.text(from, baseline + 6.5, bothWords(caption), captionLook)
    if (name !== null) pen.text(until + mm(3), baseline, name, labelLook)
  }

  private code(pen: PagePen, top: number): void {
    const { data, code, blocks } = this.words
    const { modules, runs } = qrRuns(`${data.number} ${code}`)
    const left = bodyMargins.left + bodyWidth - qrSide
    const path = runs.map(([column, row, length]) => `${column} ${row} ${length} 1 re`).join(' ')
    pen.fillPath(left, top, qrSide / modules, qrSide / modules, path)
    const { kk, ru } = blocks('checkCode', { checkCode: code })
    pen.textBefore(left + qrSide, top + qrSide + 8, kk, { size: 5.5 })
    pen.textBefore(left + qrSide, top + qrSide + 15, ru, { size: 5.5, grey: 0.29 })
  }
}
