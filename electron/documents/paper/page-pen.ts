import { unbroken } from './nodes'
import type { EmbeddedFont, PdfKitDocument } from './pdfmake-inner'

export interface TextLook {
  size: number
  bold?: boolean
  /** 0 is black, 1 the paper. */
  grey?: number
}

export interface LineLook {
  weight: number
  grey?: number
  dash?: readonly number[]
}

/** Measures texts and breaks them into lines. */
export interface Ruler {
  /** Width in points. */
  width(text: string, look: TextLook): number
  /**
   * The lines of a text no wider than `width` points. Lines end between words; only a word that is wider than the line
   * is broken, after a hyphen or, failing that, anywhere.
   */
  wrap(text: string, width: number, look: TextLook): string[]
}

/** A glyph as the file's text operators name it. */
interface Glyph {
  /** Four hexadecimal digits. */
  code: string
  /** Thousandths of the type size. */
  width: number
}

/** Operators that are drawn as often as wanted. */
export interface Stamp {
  readonly operators: string
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The words of a text; what must stay together is one. */
function wordsOf(text: string): string[] {
  return text
    .replace(unbroken, (kept) => kept.replaceAll(' ', '\n'))
    .split(' ')
    .map((word) => word.replaceAll('\n', ' '))
}

/**
 * Writes a page in the operators of the PDF language: texts, lines, boxes and bars at places in points from the upper
 * left corner. pdfkit's own calls would do, but each text then costs ten operators and a dozen objects, and a list of a
 * region has a hundred thousand texts.
 */
export class PagePen implements Ruler {
  private operators: string[] = []
  private readonly glyphs = { normal: new Map<string, Glyph>(), bold: new Map<string, Glyph>() }
  private fill = 0
  private stroke = ''

  constructor(private readonly document: PdfKitDocument) {}

  width(text: string, look: TextLook): number {
    let width = 0
    for (const character of text) width += this.glyph(character, look).width
    return (width * look.size) / 1000
  }

  wrap(text: string, width: number, look: TextLook): string[] {
    if (this.width(text, look) <= width) return [text]
    const lines: string[] = []
    let line = ''
    for (const word of wordsOf(text)) {
      const longer = line === '' ? word : `${line} ${word}`
      if (this.width(longer, look) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      const parts = this.parted(word, width, look)
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
    }
    return [...lines, line]
  }

  /** A text whose letters stand on `baseline`. */
  text(x: number, baseline: number, text: string, look: TextLook): void {
    this.fillWith(look.grey ?? 0)
    let codes = ''
    for (const character of text) codes += this.glyph(character, look).code
    const place = `1 0 0 -1 ${figure(x)} ${figure(baseline)} Tm`
    this.operators.push(`BT /${this.face(look).id} ${figure(look.size)} Tf ${place} <${codes}> Tj ET`)
  }

  /** A text that ends at `right`. */
  textBefore(right: number, baseline: number, text: string, look: TextLook): void {
    this.text(right - this.width(text, look), baseline, text, look)
  }

  line(from: readonly [number, number], to: readonly [number, number], look: LineLook): void {
    this.strokeWith(look)
    this.operators.push(`${figure(from[0])} ${figure(from[1])} m ${figure(to[0])} ${figure(to[1])} l S`)
  }

  /** A filled rectangle. */
  area(x: number, y: number, width: number, height: number, grey: number): void {
    this.fillWith(grey)
    this.operators.push(`${figure(x)} ${figure(y)} ${figure(width)} ${figure(height)} re f`)
  }

  /** Fills what operators in units of `module` across and of `height` down say, such as the bars of a barcode. */
  fillPath(x: number, y: number, module: number, height: number, path: string): void {
    this.fillWith(0)
    this.operators.push(`q ${module} 0 0 ${figure(height)} ${figure(x)} ${figure(y)} cm ${path} f Q`)
  }

  /** Writes down once what is drawn again and again at other heights, as if its origin were the page's. */
  stampOf(draw: (pen: PagePen) => void): Stamp {
    const before = { operators: this.operators, fill: this.fill, stroke: this.stroke }
    // What is in force where the stamp is used is not known here.
    Object.assign(this, { operators: [], fill: Number.NaN, stroke: '' })
    draw(this)
    const stamp = { operators: this.operators.join('\n') }
    Object.assign(this, before)
    return stamp
  }

  /** Draws a stamp so many points down the page. */
  stamp({ operators }: Stamp, down: number): void {
    this.operators.push(`q 1 0 0 1 0 ${figure(down)} cm`, operators, 'Q')
  }

  /** Hands the page's operators to the file; the next page begins anew. */
  endPage(): void {
    for (const bold of [false, true]) {
      const face = this.face({ size: 0, bold })
      this.document.page.fonts[face.id] ??= face.ref()
    }
    // pdfkit has turned the page's axis to point down before anything is drawn.
    this.document.addContent(this.operators.join('\n'))
    this.operators.length = 0
    this.fill = 0
    this.stroke = ''
  }

  /** A word in parts that each fit. */
  private parted(word: string, width: number, look: TextLook): string[] {
    const parts: string[] = []
    let rest = word
    while (this.width(rest, look) > width) {
      let fits = [...rest].length - 1
      const head = (): string => [...rest].slice(0, fits).join('')
      while (fits > 1 && this.width(head(), look) > width) fits -= 1
      const hyphen = head().lastIndexOf('-')
      const part = hyphen > 0 ? head().slice(0, hyphen + 1) : head()
      parts.push(part)
      rest = rest.slice(part.length)
    }
    return [...parts, rest]
  }

  private face(look: TextLook): EmbeddedFont {
    return this.document.provideFont('Paper', look.bold === true)
  }

  /**
   * A character's glyph. Texts here are not shaped: what shaping gives is kerning, which small type in narrow columns does
   * without, and reading the font's tables for it is most of the time of a short list. Texts are composed, so that no mark
   * has to be set over another letter.
   */
  private glyph(character: string, look: TextLook): Glyph {
    const kept = look.bold === true ? this.glyphs.bold : this.glyphs.normal
    const known = kept.get(character)
    if (known !== undefined) return known
    const face = this.face(look)
    const codePoint = character.codePointAt(0) ?? 0
    const { id, advanceWidth } = face.font.glyphForCodePoint(codePoint)
    const place = face.subset.includeGlyph(id)
    const width = advanceWidth * face.scale
    face.widths[place] ??= width
    face.unicode[place] ??= [codePoint]
    const glyph = { code: place.toString(16).padStart(4, '0'), width }
    kept.set(character, glyph)
    return glyph
  }

  private fillWith(grey: number): void {
    if (grey === this.fill) return
    this.fill = grey
    this.operators.push(`${figure(grey)} g`)
  }

  private strokeWith({ weight, grey = 0, dash }: LineLook): void {
    const dashes = dash === undefined ? '[] 0 d' : `[${dash.map(figure).join(' ')}] 0 d`
    const stroke = `${figure(weight)} w ${figure(grey)} G ${dashes}`
    if (stroke === this.stroke) return
    this.stroke = stroke
    this.operators.push(stroke)
  }
}
