import { bodyMargins, bodyWidth, colours, footerSize, mm, pageSize } from './page-metrics'
import { Renderer, type Inline, type Line, type Vector } from './pdfmake-inner'

/** A rectangle that is drawn as the dark squares of a QR code instead. */
export interface QrVector extends Vector {
  /** Runs of dark modules, in modules from the upper left corner: column, row, length. */
  qrRuns: readonly (readonly [number, number, number])[]
  module: number
}

function isQr(vector: Vector): vector is QrVector {
  return Array.isArray(vector.qrRuns)
}

function sameLook(a: Inline, b: Inline): boolean {
  return a.font === b.font && a.fontSize === b.fontSize && a.color === b.color
}

/** Inlines of a line that look alike and follow each other, joined: one drawing operation instead of one a word. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const inline of inlines) {
    const last = result.at(-1)
    if (last !== undefined && sameLook(last, inline) && Math.abs(last.x + last.width - inline.x) < 0.01) {
      result[result.length - 1] = { ...last, text: last.text + inline.text, width: last.width + inline.width }
    } else result.push(inline)
  }
  return result
}

/** Draws laid out pages. Adds to pdfmake's renderer the QR code as one shape, whole lines of text, and the footer. */
export class PaperRenderer extends Renderer {
  override renderLine(line: Line, x: number, y: number): void {
    const descent = line.getHeight() - line.getAscenderHeight()
    for (const inline of joined(line.inlines)) {
      const shift = line.getHeight() - (inline.font.ascender / 1000) * inline.fontSize - descent
      this.write(inline, (x || 0) + inline.x, (y || 0) + shift)
    }
  }

  override renderVector(vector: Vector): void {
    if (!isQr(vector)) {
      super.renderVector(vector)
      return
    }
    const { module } = vector
    for (const [column, row, length] of vector.qrRuns) {
      this.pdfDocument.rect(vector.x + column * module, vector.y + row * module, length * module, module)
    }
    this.pdfDocument.fillColor(colours.ink).fill()
  }

  /** The foot of the page that was drawn last: a hairline, `left`, and `right` at the right edge. */
  renderFooter(left: string, right: string): void {
    const document = this.pdfDocument
    const top = pageSize.height - mm(13)
    const end = bodyMargins.left + bodyWidth
    document.undash().lineWidth(0.4).strokeColor(colours.rule)
    document.moveTo(bodyMargins.left, top).lineTo(end, top).stroke()
    const font = document.provideFont('Paper', false)
    const write = (text: string, from: (width: number) => number): void => {
      const width = font.widthOfString(text, footerSize)
      this.write({ font, fontSize: footerSize, color: colours.quiet, text, width }, from(width), top + 4)
    }
    write(left, () => bodyMargins.left)
    write(right, (width) => end - width)
  }

  private write(
    { color, font, fontSize, text, width }: Pick<Inline, 'color' | 'font' | 'fontSize' | 'text' | 'width'>,
    x: number,
    y: number
  ): void {
    const document = this.pdfDocument
    document.fillColor(color)
    document._font = font
    document.fontSize(fontSize)
    document.text(text.trimEnd(), x, y, { lineBreak: false, textWidth: width, wordCount: 1 })
  }
}
